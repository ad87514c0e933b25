import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { parseRun } from "../../content/run/parse.ts";
import type { Run } from "../../content/run/run.ts";
import { ROOT } from "../program/folders.ts";

const FOLDER = path.join(ROOT, "content/runs");

/** A stored run, and the size of its file. */
export interface StoredRun {
  run: Run;
  bytes: number;
}

/**
 * The newest full run of the repository that is wanted; undefined where there is none.
 *
 * @throws RunFileError for a file that cannot be used, as far as it was looked at
 */
export async function newestFullRun(isWanted: (run: Run) => boolean): Promise<StoredRun | undefined> {
  const names = (await readdir(FOLDER)).filter((name) => /-full-.*\.json$/.test(name)).toSorted();
  for (const name of names.toReversed()) {
    const text = await readFile(path.join(FOLDER, name), "utf8");
    const run = await parseRun(text, name);
    if (isWanted(run)) return { run, bytes: Buffer.byteLength(text) };
  }
  return undefined;
}
