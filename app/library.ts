import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { parseRun } from "../content/run/parse.ts";
import { type Run, runId } from "../content/run/run.ts";

/** There is nothing to build from; the message says what to do. */
export class LibraryError extends Error {
  override name = "LibraryError";
}

const runsFolder = () => path.resolve(process.env.BENCHBOOK_RUNS ?? "content/runs");
/** The article's source, from the folder of the project. */
export const ARTICLE_FILE = "content/article.mdx";

/**
 * All stored runs, the newest first.
 *
 * @throws LibraryError when there is none, or one whose file has another name
 * @throws RunFileError for the first file that cannot be used
 */
export async function readRuns(): Promise<Run[]> {
  const names = await readdir(runsFolder()).catch(() => []);
  const files = names.filter((name) => name.endsWith(".json"));
  const runs = await Promise.all(files.map(readRun));
  if (runs.length === 0)
    throw new LibraryError('content/runs: expected a run to write about, came none; run "pnpm measure" first');
  return runs.toSorted((a, b) => b.startedAt.localeCompare(a.startedAt));
}

/** One stored run; its file has to carry its name, or two files could claim one page. */
async function readRun(name: string): Promise<Run> {
  const run = await parseRun(await readText(name), `content/runs/${name}`);
  if (name === `${run.id}.json`) return run;
  throw new LibraryError(
    `content/runs/${name}: expected the name ${run.id}.json, as the run within; rename or remove it`,
  );
}

async function readText(name: string): Promise<string> {
  return readFile(path.join(runsFolder(), name), "utf8").catch((cause: NodeJS.ErrnoException) => {
    throw new LibraryError(`content/runs/${name}: expected a file that can be read, came ${cause.code}`);
  });
}

/**
 * The text of a stored run, byte for byte as it was written.
 *
 * @throws LibraryError for an id that is none, such as one that would leave the folder
 */
export async function rawRun(id: string): Promise<string> {
  if (!runId.safeParse(id).success) throw new LibraryError(`expected the id of a run, came ${JSON.stringify(id)}`);
  return readText(`${id}.json`);
}

/** The article's source, and the run it is about: the newest of any plan, complete or not, unless it names one. */
export async function readArticle(): Promise<{ source: string; run: Run }> {
  const runs = await readRuns();
  const source = await readFile(path.resolve(ARTICLE_FILE), "utf8");
  const named = /^---\n(?:.*\n)*?run: *(\S+)\n(?:.*\n)*?---/.exec(source)?.[1];
  const run = named ? runs.find(({ id }) => id === named) : runs[0];
  if (!run)
    throw new LibraryError(
      `${ARTICLE_FILE}: expected run "${named}" in content/runs, came ${runs.map(({ id }) => id).join(", ")}`,
    );
  return { source, run };
}
