import { statSync } from "node:fs";
import path from "node:path";

/** A file that a Compose file names, and why it cannot be read; no fault where it can. */
export interface NamedFile {
  file: string;
  fault?: string;
}

/**
 * Finds a file that is named in a Compose file, whose line can then be told where there is none.
 *
 * @param folder what its path is relative to
 */
export function fileAt(folder: string, named: string): NamedFile {
  const file = path.resolve(folder, named);
  if (/^(?:[a-z]+:\/\/|git@)/.test(named))
    return { file, fault: `expected a file of this machine, got ${named}, which only Compose reads` };
  const found = statSync(file, { throwIfNoEntry: false });
  if (!found) return { file, fault: `expected ${named || "a file"} to be there, got nothing; check the path` };
  return found.isDirectory()
    ? { file, fault: `expected a file, got the folder ${named || "of this one"}; name the file in it` }
    : { file };
}

/**
 * A path of a service or a secret as Compose reads it: from a folder, or from the home of whoever runs this where it begins
 * with `~`.
 */
export function pathFrom(folder: string, written: string): string {
  const { HOME } = process.env;
  return HOME && written.startsWith("~") ? path.join(HOME, written.slice(1)) : path.resolve(folder, written);
}
