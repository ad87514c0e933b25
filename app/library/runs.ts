import { readdir, readFile, stat } from "node:fs/promises";
import path from "node:path";
import type { z } from "zod";
import { parseRun } from "../../content/run/parse.ts";
import { runId } from "../../content/run/parts/run-id.ts";
import { type Run, runSchema } from "../../content/run/run.ts";
import { migrate } from "../../content/run/versions/migrate.ts";
import { UserError } from "../errors/user-error.ts";

/** There is nothing to build from; the message says what to do. */
export class LibraryError extends UserError {
  override name = "LibraryError";
}

const runsFolder = () => path.resolve(process.env.BENCHBOOK_RUNS ?? "content/runs");
// The build that exports the site checks every digest itself, and discards the site when one is wrong.
const isChecked = process.env.BENCHBOOK_EXPORT !== undefined;

/** The names of all stored runs, the newest first: each begins with the moment at which its run began. */
export async function runIds(): Promise<string[]> {
  const names = await readdir(runsFolder()).catch(() => []);
  const ids = names.filter((name) => name.endsWith(".json")).map((name) => name.replace(/\.json$/, ""));
  if (ids.length === 0)
    throw new LibraryError('content/runs: expected a run to write about, got none; run "pnpm measure" first');
  return ids.toSorted().reverse();
}

/** What is needed to list a run, without its observations. */
const listedSchema = runSchema.pick({
  ...{ id: true, startedAt: true, status: true },
  ...{ plan: true, environment: true, targets: true },
});

/** A run as lists name it, see {@link listRuns}. */
export type ListedRun = z.output<typeof listedSchema>;

/** All stored runs for a list, the newest first: much faster than reading them whole. */
export async function listRuns(): Promise<ListedRun[]> {
  return Promise.all((await runIds()).map((id) => remembered(listed, id, listRun)));
}

async function listRun(name: string): Promise<ListedRun> {
  return listedSchema.parse(migrate(JSON.parse(await readText(name))));
}

type Remembered<T> = Map<string, { version: string; run: Promise<T> }>;

// Parsing is most of what a stored run costs a build, and every page asks. Pages are bundled apart: what they share has
// to be found by a name that is the same for all.
const SHARED = Symbol.for("benchbook.runs");
const shared = globalThis as { [SHARED]?: { parsed: Remembered<Run>; listed: Remembered<ListedRun> } };
shared[SHARED] ??= { parsed: new Map(), listed: new Map() };
const { parsed, listed } = shared[SHARED];

/** What was made of a stored run's file, made again only when that has changed. */
async function remembered<T>(known: Remembered<T>, id: string, make: (name: string) => Promise<T>): Promise<T> {
  const name = `${id}.json`;
  const { mtimeMs, size } = await stat(path.join(runsFolder(), name));
  const version = `${runsFolder()} ${mtimeMs} ${size}`;
  const before = known.get(id);
  if (before?.version === version) return before.run;
  const run = make(name);
  known.set(id, { version, run });
  return run;
}

/**
 * Reads every stored run and keeps none, to find out whether all can be used.
 *
 * @throws LibraryError when there is none, or one whose file has another name
 * @throws RunFileError for the first file that cannot be used
 */
export async function checkRuns(): Promise<void> {
  for (const id of await runIds()) await parseFile(`${id}.json`);
}

/** One stored run, parsed again only when its file has changed; throws as {@link checkRuns} does. */
export async function readRun(id: string): Promise<Run> {
  return remembered(parsed, id, parseFile);
}

/** A file has to carry the name of its run, or two files could claim one page. */
async function parseFile(name: string): Promise<Run> {
  const run = await parseRun(await readText(name), `content/runs/${name}`, isChecked);
  if (name === `${run.id}.json`) return run;
  throw new LibraryError(
    `content/runs/${name}: expected the name ${run.id}.json, as the run within; rename or remove it`,
  );
}

async function readText(name: string): Promise<string> {
  return readFile(path.join(runsFolder(), name), "utf8").catch((cause: NodeJS.ErrnoException) => {
    throw new LibraryError(`content/runs/${name}: expected a file that can be read, got ${cause.code}`);
  });
}

/**
 * The text of a stored run, byte for byte as it was written.
 *
 * @throws LibraryError for an id that is none, such as one that would leave the folder
 */
export async function rawRun(id: string): Promise<string> {
  if (!runId.safeParse(id).success) throw new LibraryError(`expected the id of a run, got ${JSON.stringify(id)}`);
  return readText(`${id}.json`);
}
