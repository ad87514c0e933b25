import { rmSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { readTree } from "../../runner/observe/read-processes.ts";
import { isCleaner } from "./leave-nothing/cleaners.ts";

/** What is asked to end and goes on for so long is killed, unless it is there to clean up after others. */
const PATIENCE_SECONDS = 30;
/** What is there for so long, a cleaner included, is no longer waited for. */
const LONGEST_SECONDS = 300;
const LOOKED_EVERY_MILLISECONDS = 50;

/**
 * Removes a folder when this process ends. Where it is interrupted, it ends with 130 once all that it has started is gone:
 * until then that may still write into the folder.
 *
 * @param patienceSeconds what goes on for so long then is killed
 * @returns what is aborted when it is interrupted, from when on nothing more is to be started
 */
export function removeInTheEnd(folder: string, patienceSeconds = PATIENCE_SECONDS): AbortSignal {
  const interrupted = new AbortController();
  process.once("exit", () => rmSync(folder, { recursive: true, force: true }));
  const end = async () => {
    if (interrupted.signal.aborted) return;
    interrupted.abort();
    await endAllBelow(patienceSeconds);
    process.exit(130);
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void end());
  return interrupted.signal;
}

/** Asks what this process has started to end, and waits until all of it has, and all that was started by that. */
async function endAllBelow(patienceSeconds: number): Promise<void> {
  const known = new Set<number>();
  for (let waited = 0; ; waited += LOOKED_EVERY_MILLISECONDS) {
    for (const { hostPid } of readTree(process.pid)) {
      if (hostPid === process.pid || known.has(hostPid)) continue;
      known.add(hostPid);
      tell(hostPid, "SIGTERM");
    }
    const left = [...known].filter((pid) => tell(pid, 0));
    if (left.length === 0 || waited > 1000 * LONGEST_SECONDS) return;
    if (waited > 1000 * patienceSeconds) for (const pid of left) if (!isCleaner(pid)) tell(pid, "SIGKILL");
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
