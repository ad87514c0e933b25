import { mkdir, readFile, rename, writeFile } from "node:fs/promises";
import path from "node:path";
import { keep, readKept } from "../../kept/kept.ts";
import type { RestoredPage } from "../../library/prepared.ts";
import type { WholePage } from "./whole-pages.ts";

/**
 * What is kept of a page: the files that no other page has, byte for byte, and what it loads of those that were compiled.
 */
interface KeptPage {
  files: Record<string, Uint8Array>;
  loads: string[];
}

/** A file of the site that a page or its script names; what stands before depends on the base path. */
const STATIC = /\/_next\/static\/([\w./~-]+)/g;
/** One that was not compiled but is written beside: a page's own script, and the loader of all. */
const DEFERRED = "deferred/";
/** How many pages are written at the same time. */
const AT_ONCE = 8;

/**
 * Writes the files of those pages that were kept whole, a few pages at a time: all at once would take too much memory.
 *
 * @param folder where they go, apart from the site that is still to be exported
 * @returns these pages by their addresses
 */
export async function restorePages(
  pages: readonly WholePage[],
  folder: string,
): Promise<ReadonlyMap<string, RestoredPage>> {
  const restored = new Map<string, RestoredPage>();
  for (let from = 0; from < pages.length; from += AT_ONCE)
    await Promise.all(
      pages.slice(from, from + AT_ONCE).map(async ({ address, key }) => {
        const page = await readKept<KeptPage>(key);
        if (!page) return;
        const files = Object.keys(page.files);
        await makeFolders(files, folder);
        for (const [file, bytes] of Object.entries(page.files)) await writeFile(path.join(folder, file), bytes);
        restored.set(address, { files, loads: page.loads });
      }),
    );
  return restored;
}

/** Makes every folder that some files are in, once: a page has dozens of files in two or three. */
async function makeFolders(files: readonly string[], within: string): Promise<void> {
  for (const folder of new Set(files.map((file) => path.dirname(file))))
    await mkdir(path.join(within, folder), { recursive: true });
}

/** Moves the files of restored pages from their own folder to where the site has them. */
export async function moveRestored(pages: readonly RestoredPage[], from: string, site: string): Promise<void> {
  // Pages that hydrate the same share a script.
  const files = [...new Set(pages.flatMap((page) => page.files))];
  await makeFolders(files, site);
  for (const file of files) await rename(path.join(from, file), path.join(site, file));
}

/**
 * Keeps a page of a finished site whole.
 *
 * @param others further files that no other page has, by their paths within the site
 */
export async function keepPage({ address, key }: WholePage, site: string, others: readonly string[]): Promise<void> {
  const read = (file: string) => readFile(path.join(site, file));
  const page = path.join(address.slice(1), "index.html");
  const html = await read(page);
  const scripts = namedIn(html).filter((file) => file.startsWith(DEFERRED));
  const files: Record<string, Buffer> = { [page]: html };
  for (const file of [...scripts.map((one) => `_next/static/${one}`), ...others]) files[file] = await read(file);
  const loads = Object.values(files).flatMap(namedIn);
  const kept: KeptPage = { files, loads: [...new Set(loads)].filter((file) => !file.startsWith(DEFERRED)) };
  await keep(key, kept);
}

/** Addresses are ASCII, whatever else there is. */
function namedIn(bytes: Buffer): string[] {
  return [...new Set(Array.from(bytes.toString("latin1").matchAll(STATIC), ([, file = ""]) => file))];
}
