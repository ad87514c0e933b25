import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { OWNER_VARIABLE } from "./owner.ts";

const ROUNDS = 100;

/** Whether something is to be removed, by the mark of who started it. */
export type IsWanted = (owner: string) => boolean;

/**
 * PIDs of the processes that carry a mark that is wanted, never this one's own. Children inherit the mark.
 *
 * @param variable the environment variable that is the mark
 */
export function markedProcesses(isWanted: IsWanted, variable = OWNER_VARIABLE): number[] {
  return pids().filter((pid) => {
    const owner = pid === process.pid ? undefined : markOf(pid, variable);
    return owner !== undefined && isWanted(owner);
  });
}

/**
 * Kills the processes that carry a mark that is wanted, and those that they start meanwhile, and waits until none of them
 * holds a port or a file any more; returns their PIDs.
 */
export async function killMarked(isWanted: IsWanted, variable = OWNER_VARIABLE): Promise<number[]> {
  const killed = new Set<number>();
  for (let round = 0; round < ROUNDS; round++) {
    const found = markedProcesses(isWanted, variable);
    if (found.length === 0 && [...killed].every(hasEnded)) break;
    for (const pid of found) if (kill(pid)) killed.add(pid);
    await sleep(20);
  }
  return [...killed];
}

function pids(): number[] {
  try {
    return readdirSync("/proc").map(Number).filter(Number.isInteger);
  } catch {
    // Without /proc nothing can be told by its mark.
    return [];
  }
}

/** The mark in the environment that a process was started with. */
function markOf(pid: number, variable: string): string | undefined {
  try {
    const variables = readFileSync(`/proc/${pid}/environ`, "utf8").split("\0");
    return variables.find((one) => one.startsWith(`${variable}=`))?.slice(variable.length + 1);
  } catch {
    // It has ended, or belongs to somebody else.
    return undefined;
  }
}

/** Whether all threads of a process have ended: the mark is gone a little before its sockets are closed. */
function hasEnded(pid: number): boolean {
  try {
    const [state] = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1) ?? "";
    return state === "Z" && readdirSync(`/proc/${pid}/task`).length === 1;
  } catch {
    return true;
  }
}

function kill(pid: number): boolean {
  try {
    return process.kill(pid, "SIGKILL");
  } catch {
    return false;
  }
}
