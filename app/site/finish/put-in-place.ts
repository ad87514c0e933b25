import { copyFile, cp, mkdir, readdir, rename, rm } from "node:fs/promises";
import path from "node:path";
import { UserError } from "../../errors/user-error.ts";

/** Files that every site has that was built here, and hardly anything else has both of. */
const MARKS = ["_headers", "index.html"];

/**
 * Refuses a folder for a site that holds anything else: what is in it would be removed.
 *
 * @throws UserError
 */
export async function requireReplaceable(folder: string): Promise<void> {
  const names = await readdir(folder).catch((cause: NodeJS.ErrnoException): string[] => {
    if (cause.code === "ENOENT") return [];
    throw new UserError(`expected BENCHBOOK_OUT to name a folder, got ${folder} (${cause.code}); choose another`);
  });
  if (names.length === 0 || MARKS.every((mark) => names.includes(mark))) return;
  throw new UserError(
    `expected BENCHBOOK_OUT to name a folder that is empty, has a built site or is not there, got ${folder}, ` +
      "which holds something else that would be removed; choose another",
  );
}

/** Codes of a folder that cannot be renamed into its place: on another file system, or where one is mounted. */
const NOT_RENAMED = ["EXDEV", "EBUSY"];

/** Puts a site that is whole in the place of the one before. */
export async function putInPlace(site: string, folder: string): Promise<void> {
  await mkdir(path.dirname(folder), { recursive: true });
  try {
    await rm(folder, { recursive: true, force: true });
    await rename(site, folder);
  } catch (cause) {
    if (!(cause instanceof Error && "code" in cause && NOT_RENAMED.includes(String(cause.code)))) throw cause;
    await copyInto(site, folder);
  }
}

/** The marks come first: a copy that was interrupted may be replaced by the next build. */
async function copyInto(site: string, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const name of await readdir(folder)) await rm(path.join(folder, name), { recursive: true, force: true });
  for (const mark of MARKS) await copyFile(path.join(site, mark), path.join(folder, mark));
  await cp(site, folder, { recursive: true });
}
