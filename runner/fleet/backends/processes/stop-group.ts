import { setTimeout as sleep } from "node:timers/promises";
import type { ResultPromise } from "execa";

const GRACE_SECONDS = 5;

/** Stops a process that leads a group, and all of the group: asked first, then killed. */
export async function stopGroup(child: ResultPromise): Promise<void> {
  if (child.pid === undefined) return;
  killGroup(child.pid, "SIGTERM");
  const gone = async () => {
    while (groupLives(child.pid ?? 0)) await sleep(20);
  };
  await Promise.race([gone(), sleep(GRACE_SECONDS * 1000, undefined, { ref: false })]);
  killGroup(child.pid, "SIGKILL");
  await Promise.race([child, sleep(2000, undefined, { ref: false })]);
}

function killGroup(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(-pid, signal);
  } catch {
    // No process of the group is left: that is what is wanted.
    return false;
  }
}

function groupLives(pid: number): boolean {
  return killGroup(pid, 0);
}
