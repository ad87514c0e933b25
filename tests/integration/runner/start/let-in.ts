import { readFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { LOCK } from "../../../../runner/guard/machine-lock.ts";
import { isOwnerAlive, OWNER, pidOf } from "../../../../runner/guard/marks/owner.ts";

const BUSY = /^benchbook: self-test: /m;
const TAKEN = /^benchbook: another run is under way/m;
/** All test files run in one process: what one of them holds for ever would keep all later ones waiting. */
const TAKEN_HERE = new RegExp(`^benchbook: another run is under way on this machine \\(PID ${process.pid},`, "m");
/** An instrument that is refused so often is wrong, and not on a busy machine: then no later start is tried again. */
const MOST_REFUSALS = 40;
/** What keeps a machine busy is over in seconds, or goes on for minutes, as a build does on a slow one. */
const LONGEST_PAUSE_SECONDS = 15;
let isRefusedAlways = false;

/**
 * Starts a run again for as long as the machine, and not what is tested, is the reason for its refusal: somebody else
 * measures on it, or it is too busy to be trusted.
 *
 * @param isApart whether the run has a lock of its own, and so is not kept waiting by others
 */
export async function retryWhileBusy<T>(
  start: () => PromiseLike<T>,
  said: (ended: T) => string,
  { isApart = false } = {},
): Promise<T> {
  for (let refusals = 0; ; ) {
    if (!isApart) await untilReleased();
    const ended = await start();
    if (TAKEN_HERE.test(said(ended))) throw new Error("expected no test to hold the machine any more, but one does");
    const isBusy = BUSY.test(said(ended));
    if (!isBusy && !TAKEN.test(said(ended))) return ended;
    refusals += Number(isBusy);
    isRefusedAlways ||= refusals === MOST_REFUSALS;
    if (isBusy && isRefusedAlways) return ended;
    await sleep(1000 * (isBusy ? Math.min(refusals, LONGEST_PAUSE_SECONDS) : 1));
  }
}

/** What a killed run left, and all that the next start said until it was let in. */
interface Cleared {
  left: string[];
  lines: string[];
}

const REMOVED = "Removed what a run that was killed had left: ";
/** Runs of others that start within the same second so often are none: then the next start does not remove what is left. */
const MOST_MEETINGS = 4;

/**
 * Kills a run and starts the next, again for as long as somebody else's run came in between: that removes what the killed
 * one has left, before the next could. It may be over again before the next asks, so that only what is gone tells of it.
 *
 * @returns what was left, and what the next start said, with its sentence of what it has removed
 */
export async function retryWhileMet<T extends Cleared>(
  killAndStart: () => Promise<T>,
): Promise<T & { removed: string }> {
  for (let meetings = 0; ; ) {
    const next = await killAndStart();
    const removed = next.lines.find((line) => line.startsWith(REMOVED)) ?? "";
    const isTaken = TAKEN.test(next.lines.join("\n"));
    const isGone = !next.left.some((one) => removed.includes(one));
    if (!isTaken && !isGone) return { ...next, removed };
    meetings += 1;
    if (meetings === (isTaken ? MOST_REFUSALS : MOST_MEETINGS)) return { ...next, removed };
  }
}

/** What is refused before it takes the lock need not wait for somebody's long run. */
const LONGEST_SECONDS = 20;

/** Waits for a while until no other process has a run under way: each start costs a second of a core. */
async function untilReleased(): Promise<void> {
  for (let waited = 0; waited < LONGEST_SECONDS && (await isTaken()); waited += 0.2) await sleep(200);
}

/** A lock that a killed run has left is the next one's to remove. */
async function isTaken(): Promise<boolean> {
  const [owner = ""] = (await readFile(LOCK, "utf8").catch(() => "")).split(" ");
  return owner !== OWNER && pidOf(owner) !== null && isOwnerAlive(owner);
}
