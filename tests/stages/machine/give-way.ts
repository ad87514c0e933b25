import { writeFileSync } from "node:fs";
import os from "node:os";
import { readTree } from "../../../runner/observe/read-processes.ts";
import { processStat } from "../../../runner/program/system-files.ts";

/** The "nice" value of a program that gives way, among those of its own session. */
export const GIVES_WAY = 10;
/** That of its session among sessions: it has a quarter of the processor beside one that is busy, and a half beside none. */
export const SESSION_GIVES_WAY = 5;

/** So soon it is looked for sessions that a program has begun, as browsers are, and from then on ever less often. */
const FIRST_LOOK_MILLISECONDS = 250;
const LAST_LOOKS_MILLISECONDS = 4000;

/**
 * Lets a program that leads a session, and all that it starts, leave the processor to others.
 *
 * Where Linux groups processes by session, a nice value tells a process from those of its own session only; sessions have
 * nice values of their own (sched(7), "The autogroup feature").
 *
 * @param until aborts when there is nobody left to give way to
 * @returns what ends looking for sessions that it begins
 */
export function giveWay(pid: number, until: AbortSignal): () => void {
  // What it starts inherits it.
  os.setPriority(pid, GIVES_WAY);
  const own = sessionOf(process.pid);
  /** A process of each session that gives way. */
  const told = new Map<string, number>();
  const tellSessions = () => {
    for (const { hostPid } of readTree(pid)) {
      const session = sessionOf(hostPid);
      if (session === undefined || session === own || told.has(session)) continue;
      if (setSessionNice(hostPid, SESSION_GIVES_WAY)) told.set(session, hostPid);
    }
  };
  let looking: NodeJS.Timeout;
  const look = (next: number) => {
    tellSessions();
    looking = setTimeout(look, next, Math.min(2 * next, LAST_LOOKS_MILLISECONDS));
  };
  look(FIRST_LOOK_MILLISECONDS);
  const end = () => {
    clearTimeout(looking);
    for (const each of told.values()) setSessionNice(each, 0);
  };
  until.addEventListener("abort", end);
  return () => {
    clearTimeout(looking);
    until.removeEventListener("abort", end);
  };
}

/** The session of a process; undefined where it has ended, or there is no /proc to see it in. */
function sessionOf(pid: number): string | undefined {
  return processStat(pid)?.(6);
}

/** Returns whether the session of a process is told, or cannot be. */
function setSessionNice(pid: number, nice: number): boolean {
  try {
    writeFileSync(`/proc/${pid}/autogroup`, String(nice));
    return true;
  } catch (thrown) {
    // Who is not root may do so ten times a second. Otherwise sessions are no
    // groups here: then nice values are all there is.
    return !(thrown instanceof Error && "code" in thrown && thrown.code === "EAGAIN");
  }
}
