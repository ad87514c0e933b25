import { readdirSync, readFileSync } from "node:fs";

/** PIDs of the processes that have a folder as their temporary one; none where there is no /proc to see it in. */
export function processesWithin(folder: string): number[] {
  return pids().filter((pid) => environmentOf(pid).includes(`TMPDIR=${folder}`));
}

function pids(): number[] {
  try {
    return readdirSync("/proc").map(Number).filter(Number.isInteger);
  } catch {
    return [];
  }
}

function environmentOf(pid: number): string[] {
  try {
    return readFileSync(`/proc/${pid}/environ`, "utf8").split("\0");
  } catch {
    // It has ended, or is somebody else's.
    return [];
  }
}
