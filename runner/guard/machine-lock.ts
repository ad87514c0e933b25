import { readFileSync, rmSync } from "node:fs";
import { link, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { EXIT, Failure, messageOf } from "../program/failure.ts";
import { lives, OWNER, OWNER_VARIABLE, pidOf } from "./owner.ts";

/**
 * One for the whole machine, wherever a session has its own temporary files: two clones of the project would spoil each
 * other's measurements, too.
 */
export const LOCK = path.join(process.platform === "win32" ? os.tmpdir() : "/tmp", "benchbook.lock");
const TRIES = 5;

/**
 * Does some work that no other run on this machine may do at the same time. Every process that is started meanwhile is
 * marked with who started it.
 *
 * @param file the lock; another one is there for tests
 * @throws Failure (the machine cannot) when another run is under way
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

async function take(file: string, held: string): Promise<void> {
  const draft = `${file}.${OWNER}`;
  try {
    await removeDrafts(file);
    // Linked into place: whoever finds the lock finds all of it.
    await writeFile(draft, held, { mode: 0o644 });
    for (let tries = 0; tries < TRIES; tries++) {
      if (await isDone(link(draft, file), "EEXIST")) return;
      const found = await readFile(file, "utf8").catch(() => "");
      refuseLive(file, found);
      await setAside(file, found);
    }
    throw new Error("it changes all the time");
  } catch (cause) {
    throw cause instanceof Failure ? cause : unable(file, cause);
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
    const owner = name.slice(start.length).replace(/\.aside$/, "");
    return pidOf(owner) !== null && !lives(owner);
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

/** The holder's mark and the moment it took the lock, unless it has ended. */
function refuseLive(file: string, found: string): void {
  const [owner = "", since = ""] = found.trim().split(" ");
  if (pidOf(owner) === null || !lives(owner)) return;
  throw new Failure(
    `another run is under way on this machine (PID ${pidOf(owner)}, since ${since}), and two would spoil each other; ` +
      `wait until it has ended, or end it (if no such process runs, remove ${path.basename(file)} from ${path.dirname(file)})`,
    EXIT.unable,
  );
}

/** Removes the lock of a dead holder; when another run was faster and has taken it over, its lock is put back. */
async function setAside(file: string, found: string): Promise<void> {
  const aside = `${file}.${OWNER}.aside`;
  if (!(await isDone(rename(file, aside), "ENOENT"))) return;
  if ((await readFile(aside, "utf8")) !== found) await isDone(link(aside, file), "EEXIST");
  await rm(aside, { force: true });
}

function unable(file: string, cause: unknown): Failure {
  return new Failure(
    `expected to hold the lock ${file}, but ${messageOf(cause)}; remove it if no run is under way`,
    EXIT.unable,
  );
}
