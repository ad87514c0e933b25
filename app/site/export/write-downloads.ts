import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { runIds } from "../../library/runs.ts";
import { downloadsOfRun } from "../../runs/parts/downloads.ts";

/** Writes the numbers of all figures of runs' pages into an exported site, where `pathOf` says that they are. */
export async function writeDownloads(folder: string): Promise<void> {
  for (const id of await runIds()) {
    const data = path.join(folder, "data", id);
    await mkdir(data, { recursive: true });
    for (const { file, text } of await downloadsOfRun(id)) await writeFile(path.join(data, file), text);
  }
}
