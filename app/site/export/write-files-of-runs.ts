import { copyFile, mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { fileOfRun } from "../../library/runs.ts";
import { downloadsOfRun } from "../../runs/parts/downloads.ts";
import { hasPage } from "./has-page.ts";

/**
 * Writes what Next leaves out of an exported site because it is faster without: every run file, byte for byte, and the
 * numbers of all figures of those runs' pages that it has drawn, where `pathOf` says that they are.
 *
 * @returns the files with the numbers, by the address of their page and as paths within the site
 */
export async function writeFilesOfRuns(ids: readonly string[], site: string): Promise<Map<string, string[]>> {
  const files = new Map<string, string[]>();
  for (const id of ids) {
    const address = `/runs/${id}/`;
    if (await hasPage(site, address)) files.set(address, await writeDownloads(id, site));
    await mkdir(path.join(site, "runs", id), { recursive: true });
    await copyFile(await fileOfRun(id), path.join(site, "runs", id, "run.json"));
  }
  return files;
}

async function writeDownloads(id: string, site: string): Promise<string[]> {
  const folder = path.join("data", id);
  await mkdir(path.join(site, folder), { recursive: true });
  const files: string[] = [];
  for (const { file, text } of await downloadsOfRun(id)) {
    files.push(path.join(folder, file));
    await writeFile(path.join(site, folder, file), text);
  }
  return files;
}
