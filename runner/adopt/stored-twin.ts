import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { CONTRIBUTED } from "../../content/run/contributed.ts";
import { digestOf } from "../../content/run/digest.ts";
import type { Contribution } from "./read-contribution.ts";

/**
 * Why a run is not new beside those that are stored: one has its name, or the very same observations under another name;
 * null where it is new. The file itself is not compared with itself.
 *
 * @param runs the folder of stored runs
 */
export async function storedTwin({ file, text, run }: Contribution, runs: string): Promise<string | null> {
  const own = await observationsDigest(text);
  for (const stored of await storedFiles(runs)) {
    if (path.resolve(stored) === path.resolve(file)) continue;
    const other = await readFile(stored, "utf8").catch(() => "");
    const isNamesake = path.basename(stored) === `${run.id}.json`;
    if (isNamesake && other === text) return `run ${run.id} is stored already`;
    if (isNamesake)
      return `expected a new run, got the id ${run.id} of another one that is stored; keep both files apart`;
    if (own !== null && (await observationsDigest(other)) === own)
      return `expected a new run, got the observations of ${path.basename(stored, ".json")} under another name`;
  }
  return null;
}

async function storedFiles(runs: string): Promise<string[]> {
  const folders = [runs, path.join(runs, CONTRIBUTED)];
  const listed = folders.map(async (folder) =>
    (await readdir(folder).catch(() => []))
      .filter((name) => name.endsWith(".json"))
      .map((name) => path.join(folder, name)),
  );
  return (await Promise.all(listed)).flat();
}

/** Null for a text that is no run file: whoever reads it as one says so. */
async function observationsDigest(text: string): Promise<string | null> {
  try {
    const { observations } = JSON.parse(text) as { observations?: unknown };
    return observations === undefined ? null : await digestOf({ observations });
  } catch {
    return null;
  }
}
