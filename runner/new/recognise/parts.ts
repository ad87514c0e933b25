import path from "node:path";
import type { ImageStart } from "../../fleet/image/read-dockerfile.ts";

/** Files of the folder that a service is built from, by their paths from there; null for one that is not there. */
export type ReadFile = (name: string) => string | null;

const ALL = ".";

/**
 * What of the folder that a service is built from is its own, by paths from there: several services may be built from one
 * folder, each from another part of it.
 *
 * @param dockerfile its path from there; its folder is the service's where all is copied
 * @returns folders and files; "." is all of it
 */
export function partsOf(start: ImageStart | null, dockerfile = ""): string[] {
  const copied = [...new Set(start?.copied.map(({ from }) => from))];
  if (copied.length > 0 && !copied.includes(ALL)) return copied;
  const folder = path.posix.dirname(dockerfile);
  return [folder.startsWith("..") || path.posix.isAbsolute(folder) ? ALL : folder];
}

/** Reads files by their paths from the parts of a folder, or by their names where they are such a part; else from the folder. */
export function withParts(readFile: ReadFile, parts: readonly string[]): ReadFile {
  return (name) => {
    const own = parts.map((part) => (path.posix.basename(part) === name ? part : path.posix.join(part, name)));
    const place = [...own, name].find((one) => readFile(one) !== null);
    return place === undefined ? null : readFile(place);
  };
}
