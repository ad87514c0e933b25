import path from "node:path";
import { exists } from "../program/disk.ts";
import { CONTRIBUTED_RUNS, RUNS } from "../program/folders.ts";

/** The file of a stored run, one's own or contributed by others; null where there is none of that id. */
export async function storedFile(id: string): Promise<string | null> {
  for (const folder of [RUNS, CONTRIBUTED_RUNS]) {
    const file = path.join(folder, `${id}.json`);
    if (await exists(file)) return file;
  }
  return null;
}
