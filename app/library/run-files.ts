import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { CONTRIBUTED } from "../../content/run/contributed.ts";
import { UserError } from "../errors/user-error.ts";
import { readPrepared } from "./prepared.ts";

/** There is nothing to build from; the message says what to do. */
export class LibraryError extends UserError {
  override name = "LibraryError";
}

/** The folder of stored runs. */
export const runsFolder = () => path.resolve(process.env.BENCHBOOK_RUNS || "content/runs");

/**
 * The names of all run files within their folder by the ids of their runs, the newest first: what others have contributed
 * has a folder of its own.
 *
 * @throws LibraryError where there is none, or two have one id
 */
export async function runFileNames(): Promise<Map<string, string>> {
  const own = await idsIn(runsFolder());
  const contributed = await idsIn(path.join(runsFolder(), CONTRIBUTED));
  const both = own.find((id) => contributed.includes(id));
  if (both !== undefined)
    throw new LibraryError(`content/runs: expected each id once, got ${both}.json also in ${CONTRIBUTED}/; remove one`);
  const names = [...own.map((id) => [id, `${id}.json`]), ...contributed.map((id) => [id, `${CONTRIBUTED}/${id}.json`])];
  if (names.length === 0)
    throw new LibraryError('content/runs: expected a run to write about, got none; run "pnpm measure" first');
  return new Map(names.toSorted(([a = ""], [b = ""]) => (a < b ? 1 : -1)) as [string, string][]);
}

async function idsIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.filter((name) => name.endsWith(".json")).map((name) => name.replace(/\.json$/, ""));
}

/** The name of the file of a stored run, within the folder of runs; of an unknown one, as if it were our own. */
export async function runFileName(id: string): Promise<string> {
  const prepared = (await readPrepared())?.runs.find((run) => run.id === id);
  if (prepared) return prepared.isContributed ? `${CONTRIBUTED}/${id}.json` : `${id}.json`;
  return (await runFileNames()).get(id) ?? `${id}.json`;
}

/**
 * What a run file holds.
 *
 * @param name its name within the folder of runs
 * @throws LibraryError where it cannot be read
 */
export async function readRunFile(name: string): Promise<Buffer> {
  return readFile(path.join(runsFolder(), name)).catch((cause: NodeJS.ErrnoException) => {
    throw new LibraryError(`content/runs/${name}: expected a file that can be read, got ${cause.code}`);
  });
}
