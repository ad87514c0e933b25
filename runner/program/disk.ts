import { access, constants, mkdir, open, rename, rm } from "node:fs/promises";
import path from "node:path";
import { EXIT, ExitError } from "./exit-error.ts";
import { messageOf } from "./message-of.ts";

const REASONS: Record<string, string> = {
  ENOSPC: "no space is left there; free some",
  EDQUOT: "the quota there is used up; free some of it",
  EROFS: "it is on a file system that is read-only; choose another",
  EACCES: "this user may not write there; permit it",
  EPERM: "this user may not write there; permit it",
};

/** A file that could not be written, said so that a person can act on it. */
export function unwritable(what: string, cause: unknown): ExitError {
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  return new ExitError(`expected to write ${what}, but ${REASONS[code] ?? messageOf(cause)}`, EXIT.unable);
}

/**
 * Makes sure of a folder that is going to be written to, before anything is measured for it.
 *
 * @throws ExitError (the machine cannot) when it cannot be made or written to
 */
export async function requireWritable(folder: string, what: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK);
  } catch (cause) {
    throw unwritable(what, cause);
  }
}

/**
 * Writes a file whole or not at all, and so that it is there after a power cut: under another name first, then renamed.
 *
 * By hand: on a full disk, write-file-atomic takes for written what was written only in part, and renames that.
 */
export async function writeWhole(file: string, text: string): Promise<void> {
  const unfinished = `${file}.${process.pid}`;
  try {
    const handle = await open(unfinished, "w");
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(unfinished, file);
    await syncFolder(path.dirname(file));
  } catch (cause) {
    await rm(unfinished, { force: true });
    throw cause;
  }
}

/** Syncs a folder: a new or renamed file is only there after a power cut once its folder has been synced, too. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Whether a file or folder is there. */
export function exists(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}
