import { glob, readFile, writeFile } from "node:fs/promises";
import { deserialize, serialize } from "node:v8";
import type { ListedRun } from "./listed-run.ts";

/** What a build finds out before it exports, once for all processes that draw pages; none of it changes meanwhile. */
export interface Prepared {
  /** All stored runs, the newest first, of which every digest was checked. */
  runs: ListedRun[];
  /** The pages that were kept whole, by their addresses. */
  restored: ReadonlyMap<string, RestoredPage>;
}

/** A page that was kept whole and has its files already, by their paths within the site. */
export interface RestoredPage {
  files: readonly string[];
  /** What it loads of the compiled files in `_next/static/`, by their paths there. */
  loads: readonly string[];
}

// Pages are bundled apart: what they share has to be found by a name that is the same for all.
const SHARED = Symbol.for("benchbook.prepared");
const shared = globalThis as { [SHARED]?: { file: string; prepared: Promise<Prepared> } };

/** What the build has prepared; null where no build is under way, as while an article is written. */
export async function readPrepared(): Promise<Prepared | null> {
  const file = process.env.BENCHBOOK_PREPARED;
  if (!file) return null;
  if (shared[SHARED]?.file !== file) shared[SHARED] = { file, prepared: read(file) };
  return shared[SHARED].prepared;
}

async function read(file: string): Promise<Prepared> {
  return deserialize(await readFile(file)) as Prepared;
}

/** Makes what was prepared known to this process and those that it starts. */
export async function prepare(file: string, prepared: Prepared): Promise<void> {
  await writeFile(file, serialize(prepared));
  shared[SHARED] = { file, prepared: Promise.resolve(prepared) };
  process.env.BENCHBOOK_PREPARED = file;
}

/**
 * Those of some pages that an export has to draw: all but those that were kept whole and load nothing but what was compiled
 * now. All of them where no build is under way.
 */
export async function toDraw<Page>(pages: readonly Page[], addressOf: (page: Page) => string): Promise<Page[]> {
  const restored = (await readPrepared())?.restored;
  if (!restored) return [...pages];
  const compiled = new Set(await Array.fromAsync(glob("**/*", { cwd: ".next/static" })));
  const fits = (page: RestoredPage | undefined) => page?.loads.every((file) => compiled.has(file)) ?? false;
  return pages.filter((page) => !fits(restored.get(addressOf(page))));
}
