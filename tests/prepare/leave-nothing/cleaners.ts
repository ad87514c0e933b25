import { readFileSync } from "node:fs";
import path from "node:path";

/** The program that ends and removes what is left of another one, once that is gone. */
export const CLEANER = path.join(import.meta.dirname, "cleaner.ts");

/** Whether a process runs {@link CLEANER}; false where it has ended, and where there is no /proc to see it in. */
export function isCleaner(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0").includes(CLEANER);
  } catch {
    return false;
  }
}
