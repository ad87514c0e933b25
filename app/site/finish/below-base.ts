/** Addresses that Next writes itself, from the root of a host: those of what it has compiled, and of the icon. */
const OF_NEXT = /"\/(?=_next\/static\/|icon\.svg\?)/g;
/** Where Next ended one piece of what it hydrates a page from and began the next, wherever in an address that was. */
const BETWEEN_PIECES = '"]);\nself.__next_f.push([1,"';

/**
 * Puts a base path before the addresses that Next writes itself, which compiles for the root of a host. Those that have it
 * already, and all that a reader reads, stay as they are.
 *
 * @param markup a page as Next has exported it, or its scripts
 * @param basePath see `basePath()`
 */
export function belowBase(markup: string, basePath: string): string {
  return markup.replace(OF_NEXT, `"${basePath}/`);
}

/** The scripts of a page as one, without the seams at which an address could be cut in two. */
export function joined(scripts: readonly string[]): string {
  return scripts
    .map((script) => `${script};\n`)
    .join("")
    .replaceAll(BETWEEN_PIECES, "");
}

/**
 * Has what Turbopack loads later come from below a base path: it looks for this name before it takes what it was
 * compiled with.
 */
export function baseOfChunks(basePath: string): string {
  return basePath === "" ? "" : `self.TURBOPACK_CHUNK_BASE_PATH="${basePath}/_next/";\n`;
}
