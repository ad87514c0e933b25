import { mkdir, readFile, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { z } from "zod";
import { CANDIDATES } from "./find-python.ts";

const knownSchema = z.object({ programs: z.record(z.string(), z.number()), version: z.string() });

/**
 * The version of the Python that was found last, while the path leads to the same programs as then: to ask each of them
 * takes seconds where they are scripts that look for the right one.
 *
 * @returns undefined where they are others, where BENCHBOOK_PYTHON names one, or where none was found yet
 */
export async function knownVersion(cacheFolder: string): Promise<string | undefined> {
  if (process.env.BENCHBOOK_PYTHON) return undefined;
  try {
    const known = knownSchema.parse(JSON.parse(await readFile(fileIn(cacheFolder), "utf8")));
    return JSON.stringify(known.programs) === JSON.stringify(await programsNow()) ? known.version : undefined;
  } catch {
    // Nobody has found one yet, or two processes have noted it at once: it is found again.
    return undefined;
  }
}

/** Notes the version of the Python that was found on the path, where that can be written: else it is found again. */
export async function noteVersion(cacheFolder: string, version: string): Promise<void> {
  if (process.env.BENCHBOOK_PYTHON) return;
  const note = JSON.stringify({ programs: await programsNow(), version });
  await mkdir(cacheFolder, { recursive: true })
    .then(() => writeFile(fileIn(cacheFolder), note))
    .catch(() => {});
}

function fileIn(cacheFolder: string): string {
  return path.join(cacheFolder, "python.json");
}

/** The programs that are asked, wherever they lie on the path, and when each was changed (milliseconds since 1970). */
async function programsNow(): Promise<Record<string, number>> {
  const folders = (process.env.PATH ?? "").split(path.delimiter).filter(Boolean);
  const places = folders.flatMap((folder) => CANDIDATES.map((name) => path.join(folder, name)));
  const found = places.map(async (place) => {
    const known = await stat(place).catch(() => undefined);
    return known ? [[place, known.mtimeMs] as const] : [];
  });
  return Object.fromEntries((await Promise.all(found)).flat());
}
