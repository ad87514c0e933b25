import { rmSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { readTree } from "../../runner/observe/read-processes.ts";

/** What is asked to end and goes on for so long is killed, and what is there for as long again cannot be. */
const PATIENCE_SECONDS = 30;
const LOOKED_EVERY_MILLISECONDS = 50;

/**
 * Removes a folder when this process ends. Where it is interrupted, it ends with 130 once all that it has started is gone:
 * until then that may still write into the folder.
 *
 * @returns what is aborted when it is interrupted, from when on nothing more is to be started
 */
export function removeInTheEnd(folder: string): AbortSignal {
  const interrupted = new AbortController();
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  const end = async () => {
    if (interrupted.signal.aborted) return;
    interrupted.abort();
    await endAllBelow();
    process.exit(130);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void end());
  return interrupted.signal;
}

/** Asks what this process has started to end, and waits until all of it has, and all that was started by that. */
async function endAllBelow(): Promise<void> {
  const known = new Set<number>();
  for (let waited = 0; ; waited += LOOKED_EVERY_MILLISECONDS) {
    for (const { hostPid } of readTree(process.pid)) {
      if (hostPid === process.pid || known.has(hostPid)) continue;
      known.add(hostPid);
      tell(hostPid, "SIGTERM");
    }
    const left = [...known].filter((pid) => tell(pid, 0));
    if (left.length === 0) return;
    if (waited > 2000 * PATIENCE_SECONDS) return;
    if (waited > 1000 * PATIENCE_SECONDS) for (const pid of left) tell(pid, "SIGKILL");
    await sleep(LOOKED_EVERY_MILLISECONDS);
  }
}

/** Sends a process a signal; returns whether it was there. */
function tell(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}
