import { execa } from "execa";
import type { IsWanted } from "../../../guard/marks/marked-processes.ts";
import { OWNER_LABEL, OWNER_VARIABLE } from "../../../guard/marks/owner.ts";

/** What no engine answers within that time, it does not answer at all. */
const LIST_MILLISECONDS = 20_000;
const REMOVE_MILLISECONDS = 60_000;

/** What is marked, and how it is listed and removed: a network only when none of its containers is left. */
const KINDS = [
  {
    list: ["ps", "--all", "--format", `{{.Names}} {{.Label "${OWNER_LABEL}"}}`],
    remove: ["rm", "--force", "--volumes"],
  },
  { list: ["network", "ls", "--format", `{{.Name}} {{.Label "${OWNER_LABEL}"}}`], remove: ["network", "rm"] },
  { list: ["volume", "ls", "--format", `{{.Name}} {{.Label "${OWNER_LABEL}"}}`], remove: ["volume", "rm"] },
];

/** Containers, networks and volumes that were removed, by name; none where no engine answers. */
export async function removeMarked(isWanted: IsWanted): Promise<string[]> {
  const found = await Promise.all(
    KINDS.map(async ({ list, remove }) => ({ remove, names: await marked(list, isWanted) })),
  );
  for (const { remove, names } of found) if (names.length > 0) await docker([...remove, ...names], REMOVE_MILLISECONDS);
  return found.flatMap(({ names }) => names);
}

async function marked(list: string[], isWanted: IsWanted): Promise<string[]> {
  const said = await docker([...list, "--filter", `label=${OWNER_LABEL}`], LIST_MILLISECONDS);
  const lines = said.split("\n").map((line) => line.trim().split(" "));
  return lines.flatMap(([name, owner]) => (name && owner && isWanted(owner) ? [name] : []));
}

async function docker(args: string[], timeout: number): Promise<string> {
  // Without the mark: what removes a run's leftovers is none of them.
  const env = { [OWNER_VARIABLE]: undefined };
  return (await execa("docker", args, { env, reject: false, timeout })).stdout ?? "";
}
