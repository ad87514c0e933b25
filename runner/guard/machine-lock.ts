import { readFileSync, rmSync } from "node:fs";
import { link, readdir, readFile, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { setTimeout } from "node:timers/promises";
import { EXIT, ExitError } from "../program/exit-error.ts";
import { messageOf } from "../program/message-of.ts";
import { isOwnerAlive, OWNER, OWNER_VARIABLE, pidOf } from "./marks/owner.ts";

/**
 * One for the whole machine, wherever a session has its own temporary files: two clones of the project would spoil each
 * other's measurements, too.
 */
export const LOCK = path.join(process.platform === "win32" ? os.tmpdir() : "/tmp", "benchbook.lock");
/**
 * How often a lock is tried, and how long is waited in between: while a stale one is removed it is held for a moment only.
 */
const TRIES = 500;
const WAIT_MILLISECONDS = 10;

/**
 * Does some work that no other run on this machine may do at the same time. Every process that is started meanwhile is
 * marked with who started it.
 *
 * @param file the lock; another one is there for tests
 * @throws ExitError (the machine cannot) when another run is under way
 */
export async function withMachineLock<T>(work: () => Promise<T>, file = LOCK): Promise<T> {
  const held = `${OWNER} ${new Date().toISOString()}\n`;
  await take(file, held);
  const release = () => giveBack(file, held);
  // Also when the process is ended at once: only SIGKILL leaves the lock, and then its holder is dead.
  process.once("exit", release);
  process.env[OWNER_VARIABLE] = OWNER;
  try {
    return await work();
  } finally {
    process.off("exit", release);
    release();
  }
}

async function take(file: string, held: string, meetLive = refuseLive): Promise<void> {
  const draft = `${file}.${OWNER}`;
  try {
    await removeDrafts(file);
    // Linked into place: whoever finds the lock finds all of it.
    await writeFile(draft, held, { mode: 0o644 });
    for (let tries = 0; tries < TRIES; tries++) {
      if (await isDone(link(draft, file), "EEXIST")) return;
      const found = await readHeld(file);
      if (found === null) continue;
      if (isLive(found)) await meetLive(file, found);
      else await removeStale(file, found, held);
    }
    throw new Error("it changes all the time");
  } catch (cause) {
    throw cause instanceof ExitError ? cause : unable(file, cause);
  } finally {
    await rm(draft, { force: true });
  }
}

function giveBack(file: string, held: string): void {
  try {
    if (readFileSync(file, "utf8") === held) rmSync(file, { force: true });
  } catch {
    // It is gone already: that is what is wanted.
  }
}

/** Removes what runs that were killed while they took the lock have left beside it. */
async function removeDrafts(file: string): Promise<void> {
  const start = `${path.basename(file)}.`;
  const names = (await readdir(path.dirname(file))).filter((name) => name.startsWith(start));
  const dead = names.filter((name) => {
    const owner = name.slice(start.length);
    return pidOf(owner) !== null && !isOwnerAlive(owner);
  });
  for (const name of dead) await rm(path.join(path.dirname(file), name), { force: true });
}

/** Whether something was done; false when it failed with the code that is expected. */
async function isDone(doing: Promise<void>, code: string): Promise<boolean> {
  try {
    await doing;
    return true;
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === code) return false;
    throw cause;
  }
}

/** What a lock says; null where there is none. */
async function readHeld(file: string): Promise<string | null> {
  return readFile(file, "utf8").catch((cause: NodeJS.ErrnoException) => {
    if (cause.code === "ENOENT") return null;
    throw cause;
  });
}

function isLive(found: string): boolean {
  const [owner = ""] = found.split(" ");
  return pidOf(owner) !== null && isOwnerAlive(owner);
}

/** Says who holds the lock, and since when. */
async function refuseLive(file: string, found: string): Promise<void> {
  const [owner = "", since = ""] = found.trim().split(" ");
  throw new ExitError(
    `another run is under way on this machine (PID ${pidOf(owner)}, since ${since}), and two would spoil each other; ` +
      `wait until it has ended, or end it (if no such process runs, remove ${path.basename(file)} from ${path.dirname(file)})`,
    EXIT.unable,
  );
}

/**
 * Removes the lock of a dead holder, unless another run has removed it meanwhile. Only one at a time looks and removes:
 * otherwise one could remove the lock that another has taken in between.
 */
async function removeStale(file: string, found: string, held: string): Promise<void> {
  const removing = `${file}.removing`;
  await take(removing, held, () => setTimeout(WAIT_MILLISECONDS));
  try {
    if ((await readHeld(file)) === found) await rm(file, { force: true });
  } finally {
    giveBack(removing, held);
  }
}

function unable(file: string, cause: unknown): ExitError {
  return new ExitError(
    `expected to hold the lock ${file}, but ${messageOf(cause)}; remove it if no run is under way`,
    EXIT.unable,
  );
}
