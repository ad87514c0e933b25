import { readlinkSync } from "node:fs";
import { processStat } from "../../program/system-files.ts";

/** The environment variable, and the label of containers, that say who started something. */
export const OWNER_VARIABLE = "BENCHBOOK_OWNER";
export const OWNER_LABEL = "benchbook.owner";
/** The environment variable that says which fleet of this process started a target. */
export const FLEET_VARIABLE = "BENCHBOOK_FLEET";

/**
 * What this process marks everything with that it starts: its PID, where that PID is valid, and the tick at which it
 * began, because PIDs are given out again.
 */
export const OWNER = `${pidNamespace()}-${process.pid}-${startTicks(process.pid) ?? 0}`;

/** Whether the process that marked something as its own still runs; one that cannot be seen from here may. */
export function isOwnerAlive(owner: string): boolean {
  const [, namespace, pid, ticks] = /^(\d+)-(\d+)-(\d+)$/.exec(owner) ?? [];
  if (namespace !== pidNamespace()) return true;
  const started = startTicks(Number(pid));
  // Without /proc there is only the PID to go by.
  return started === null && ticks === "0" ? answers(Number(pid)) : started === Number(ticks);
}

/** The PID in a mark; null when it is none. */
export function pidOf(owner: string): number | null {
  const pid = /^\d+-(\d+)-\d+$/.exec(owner)?.[1];
  return pid === undefined ? null : Number(pid);
}

/** When a process began, in clock ticks since the machine did; null when it has ended or cannot be seen. */
export function startTicks(pid: number): number | null {
  const field = processStat(pid, "/proc");
  // A zombie has ended; that nobody has asked how does not keep it alive.
  return field && !/[ZX]/.test(field(3)) ? Number(field(22)) : null;
}

function pidNamespace(): string {
  try {
    return /\d+/.exec(readlinkSync("/proc/self/ns/pid"))?.[0] ?? "0";
  } catch {
    return "0";
  }
}

function answers(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (cause) {
    return cause instanceof Error && "code" in cause && cause.code === "EPERM";
  }
}
