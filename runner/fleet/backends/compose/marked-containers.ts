import { execa } from "execa";
import type { IsWanted } from "../../../guard/marks/marked-processes.ts";
import { OWNER_LABEL, OWNER_VARIABLE } from "../../../guard/marks/owner.ts";

const TIMEOUT_MILLISECONDS = 60_000;

/** Containers, networks and volumes that were removed, by name. */
export async function removeMarked(isWanted: IsWanted): Promise<string[]> {
  const removed: string[] = [];
  for (const [list, remove] of [
    [
      ["ps", "--all", "--format", `{{.Names}} {{.Label "${OWNER_LABEL}"}}`],
      ["rm", "--force", "--volumes"],
    ],
    [
      ["network", "ls", "--format", `{{.Name}} {{.Label "${OWNER_LABEL}"}}`],
      ["network", "rm"],
    ],
    [
      ["volume", "ls", "--format", `{{.Name}} {{.Label "${OWNER_LABEL}"}}`],
      ["volume", "rm"],
    ],
  ] as const) {
    const names = await marked([...list, "--filter", `label=${OWNER_LABEL}`], isWanted);
    if (names.length > 0) await docker([...remove, ...names]);
    removed.push(...names);
  }
  return removed;
}

async function marked(list: string[], isWanted: IsWanted): Promise<string[]> {
  const lines = (await docker(list)).split("\n").map((line) => line.trim().split(" "));
  return lines.flatMap(([name, owner]) => (name && owner && isWanted(owner) ? [name] : []));
}

async function docker(args: string[]): Promise<string> {
  // Without the mark: what removes a run's leftovers is none of them.
  const env = { [OWNER_VARIABLE]: undefined };
  return (await execa("docker", args, { env, reject: false, timeout: TIMEOUT_MILLISECONDS })).stdout ?? "";
}
