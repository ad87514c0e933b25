import { readdir, rm } from "node:fs/promises";
import path from "node:path";
import { runId } from "../../content/run/parts/units.ts";
import { ALL_BACKENDS } from "../fleet/backends/registry.ts";
import { type IsWanted, killMarked } from "./marks/marked-processes.ts";
import { isOwnerAlive, OWNER } from "./marks/owner.ts";

/** Removes what runs that were killed have left, by the marks they put on it, and says what that was. */
export async function removeLeftovers(folders: string[]): Promise<void> {
  const { processes, others } = await removeMarked((owner) => !isOwnerAlive(owner));
  const files = (await Promise.all(folders.map(removeUnfinished))).flat();
  const found = [
    ...(processes.length > 0 ? [`${processes.length} processes (PID ${processes.join(", ")})`] : []),
    ...others,
    ...files,
  ];
  if (found.length > 0) console.log(`Removed what a run that was killed had left: ${found.join(", ")}.`);
}

/** Ends everything that this process has started, at once and without asking. */
export async function endOwn(): Promise<void> {
  await removeMarked((owner) => owner === OWNER);
}

/** Kills processes, then removes whatever else a backend has started: a process that lives could start it anew. */
async function removeMarked(isWanted: IsWanted): Promise<{ processes: number[]; others: string[] }> {
  const processes = await killMarked(isWanted);
  const others: string[] = [];
  for (const backend of ALL_BACKENDS) others.push(...(await backend.removeMarked(isWanted)));
  return { processes, others };
}

/** Removes run files that a killed run had not finished writing: the names that they have before they are renamed. */
async function removeUnfinished(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  const unfinished = names.filter((name) => {
    const id = /^(.+)\.json\.\d+$/.exec(name)?.[1];
    return id !== undefined && runId.safeParse(id).success;
  });
  for (const name of unfinished) await rm(path.join(folder, name), { force: true });
  return unfinished;
}
