import { createHash } from "node:crypto";
import { glob, readFile } from "node:fs/promises";
import path from "node:path";
import { basePath } from "../../address/base-path.ts";
import { sha256 } from "../../kept/kept.ts";

const FOLDERS = ["app", "content"];
const FILES = ["next.config.mjs", "tsconfig.json", "package.json", "pnpm-lock.yaml"];
/** Read when pages are drawn, and not compiled: stored runs, and the texts of articles. */
const DRAWN = /^content\/runs\/|\.mdx?$/;

/**
 * A digest of everything that a compiled site depends on: sources, packages, and Node's version.
 *
 * @param root the folder of the project
 * @param articles a folder of articles that are not compiled with it but loaded, if it is to be a digest of them too
 */
export async function sourcesDigest(root = ".", articles?: string): Promise<string> {
  const hash = createHash("sha256").update(process.version);
  const folders = [...FOLDERS, ...(articles ? [path.relative(root, articles)] : [])];
  const sources = (await Promise.all(folders.map((folder) => filesIn(root, folder)))).flat();
  for (const file of [...sources.filter((one) => !DRAWN.test(one)), ...FILES].toSorted())
    hash.update(JSON.stringify([file, await digestOf(path.join(root, file))]));
  return hash.digest("hex");
}

/**
 * A digest of all code that draws the pages of a site, and of what the addresses in them begin with.
 *
 * @param articles the folder of its articles, where that is elsewhere
 */
export async function drawingDigest(articles?: string, root = "."): Promise<string> {
  return sha256(JSON.stringify([await sourcesDigest(root, articles), basePath()]));
}

/** The files in a folder and below, as paths from the root. */
async function filesIn(root: string, folder: string): Promise<string[]> {
  const names = await Array.fromAsync(glob(`${folder}/**`, { cwd: root, withFileTypes: true }));
  return names
    .filter((one) => one.isFile())
    .map(({ parentPath, name }) => path.relative(root, path.join(parentPath, name)));
}

async function digestOf(file: string): Promise<string> {
  return createHash("sha256")
    .update(await readFile(file))
    .digest("hex");
}
