import { readdirSync, readFileSync } from "node:fs";

/**
 * PIDs of the processes that have a folder as their temporary one; none where there is no /proc to see it in.
 *
 * @param keeper the children of this process, if there is one, are left alone as long as it lives: it ends them itself
 */
export function processesWithin(folder: string, keeper: number | null): number[] {
  return pids().filter((pid) => environmentOf(pid).includes(`TMPDIR=${folder}`) && parentOf(pid) !== keeper);
}

function parentOf(pid: number): number | undefined {
  try {
    return Number(/^PPid:\s*(\d+)$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]);
  } catch {
    // It has ended.
    return undefined;
  }
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
