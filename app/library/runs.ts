import { stat } from "node:fs/promises";
import path from "node:path";
import { CONTRIBUTED } from "../../content/run/contributed.ts";
import { parseRun } from "../../content/run/parse.ts";
import { runId } from "../../content/run/parts/units.ts";
import type { Run } from "../../content/run/run.ts";
import { kept, sha256 } from "../kept/kept.ts";
import { type ListedRun, listedSchema } from "./listed-run.ts";
import { readPrepared } from "./prepared.ts";
import { LibraryError, readRunFile, runFileName, runFileNames, runsFolder } from "./run-files.ts";

/** The names of all stored runs, the newest first: each begins with the moment at which its run began. */
export async function runIds(): Promise<string[]> {
  const prepared = await readPrepared();
  // One that is stored while a build is under way is for the next build.
  if (prepared) return prepared.runs.map(({ id }) => id);
  return [...(await runFileNames()).keys()];
}

/**
 * All stored runs for a list, the newest first. Each was read whole once, by this code, to find out whether it can be used.
 *
 * @throws LibraryError when there is none, or one whose file has another name
 * @throws RunFileError for the first file that cannot be used
 */
export async function listRuns(): Promise<ListedRun[]> {
  const prepared = await readPrepared();
  if (prepared) return prepared.runs;
  const found: ListedRun[] = [];
  // One after the other: all at once would take as much memory as they take together.
  for (const name of (await runFileNames()).values()) found.push(await remembered(shared.listed, name, listRun));
  return found;
}

async function listRun(name: string): Promise<ListedRun> {
  const bytes = await readRunFile(name);
  const fileDigest = sha256(bytes);
  return kept({ kind: "listed", from: [name, fileDigest] }, async () => ({
    ...listedSchema.parse(await parseFile(name, bytes.toString())),
    ...{ isContributed: name.startsWith(`${CONTRIBUTED}/`), fileDigest },
  }));
}

/** Whether a stored run was measured and contributed by others; throws as {@link listRuns} does. */
export async function isContributed(id: string): Promise<boolean> {
  return (await listRuns()).some((run) => run.id === id && run.isContributed);
}

type Remembered<T> = Map<string, { version: string; run: Promise<T> }>;

/** How many runs are held in memory: a page needs one, an article several times. */
const MOST_PARSED = 4;

// Parsing is most of what a stored run costs a build, and every page asks. Pages are bundled apart: what they share has
// to be found by a name that is the same for all.
const SHARED = Symbol.for("benchbook.runs");
interface Shared {
  parsed: Remembered<Run>;
  listed: Remembered<ListedRun>;
}
const global = globalThis as { [SHARED]?: Shared };
global[SHARED] ??= { parsed: new Map(), listed: new Map() };
const shared = global[SHARED];

/**
 * What was made of a stored run's file, made again only when that has changed; of too many the one that was asked for
 * longest ago is forgotten.
 */
async function remembered<T>(
  known: Remembered<T>,
  name: string,
  make: (name: string) => Promise<T>,
  most = Number.POSITIVE_INFINITY,
): Promise<T> {
  const { mtimeMs, size } = await stat(path.join(runsFolder(), name));
  const version = `${runsFolder()} ${mtimeMs} ${size}`;
  const before = known.get(name);
  const entry = before?.version === version ? before : { version, run: make(name) };
  // Set anew, it is the last in line.
  known.delete(name);
  known.set(name, entry);
  const [oldest] = known.keys();
  if (known.size > most && oldest !== undefined) known.delete(oldest);
  return entry.run;
}

/** One stored run, parsed again only when its file has changed; throws as {@link listRuns} does. */
export async function readRun(id: string): Promise<Run> {
  const name = await runFileName(id);
  // What a build has prepared, it has checked: finding out the digest again takes as long as all the rest.
  const isIntact = (await readPrepared()) !== null;
  return remembered(
    shared.parsed,
    name,
    async () => parseFile(name, String(await readRunFile(name)), isIntact),
    MOST_PARSED,
  );
}

/**
 * The SHA-256 of a run's file, see {@link ListedRun}; throws as {@link listRuns} does.
 *
 * @throws LibraryError for an id that no stored run has
 */
export async function fileDigest(id: string): Promise<string> {
  const found = (await listRuns()).find((run) => run.id === id);
  if (!found) throw new LibraryError(`expected the id of a stored run, got ${id}`);
  return found.fileDigest;
}

/** A file has to carry the name of its run, or two files could claim one page. */
async function parseFile(name: string, text: string, isIntact = false): Promise<Run> {
  const run = await parseRun(text, `content/runs/${name}`, isIntact);
  if (path.basename(name) === `${run.id}.json`) return run;
  throw new LibraryError(
    `content/runs/${name}: expected the name ${run.id}.json, as the run within; rename or remove it`,
  );
}

/**
 * The text of a stored run, byte for byte as it was written.
 *
 * @throws LibraryError for an id that is none, such as one that would leave the folder
 */
export async function rawRun(id: string): Promise<string> {
  if (!runId.safeParse(id).success) throw new LibraryError(`expected the id of a run, got ${JSON.stringify(id)}`);
  return String(await readRunFile(await runFileName(id)));
}

/** Where a stored run's file is. */
export async function fileOfRun(id: string): Promise<string> {
  return path.join(runsFolder(), await runFileName(id));
}
