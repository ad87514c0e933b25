import { readdir, rm } from "node:fs/promises";
import path from "node:path";

const FOLDER = ".benchbook";

/** Where this process makes a site, which takes its place only once it is whole. */
export const WORK = path.join(FOLDER, `build-${process.pid}`);

/** Removes what builds have left that were ended before they could. */
export async function removeAbandoned(): Promise<void> {
  for (const name of await readdir(FOLDER).catch(() => [])) {
    const [, pid] = /^build-(\d+)$/.exec(name) ?? [];
    if (pid !== undefined && !isAlive(Number(pid))) await rm(path.join(FOLDER, name), { recursive: true, force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (cause) {
    // It may be somebody else's.
    return cause instanceof Error && "code" in cause && cause.code === "EPERM";
  }
}
