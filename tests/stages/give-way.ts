import { readFileSync, writeFileSync } from "node:fs";
import os from "node:os";
import { readTree } from "../../runner/observe/read-processes.ts";

/** A "nice" value with which a program has what others leave of the processor. */
export const GIVES_WAY = 10;

/** So often it is looked for sessions that a program has begun, as browsers are. */
const LOOKED_EVERY_MILLISECONDS = 500;

/**
 * Lets a program that leads a session, and all that it starts, leave the processor to others.
 *
 * Where Linux groups processes by session, a nice value tells a process from those of its own session only; sessions have
 * nice values of their own (sched(7), "The autogroup feature").
 *
 * @returns what ends looking for sessions that it begins
 */
export function giveWay(pid: number): () => void {
  // What it starts inherits it.
  os.setPriority(pid, GIVES_WAY);
  const told = new Set([sessionOf(process.pid)]);
  const tellSessions = () => {
    for (const { hostPid } of readTree(pid)) {
      const session = sessionOf(hostPid);
      if (session !== undefined && !told.has(session) && setSessionNice(hostPid)) told.add(session);
    }
  };
  tellSessions();
  const looking = setInterval(tellSessions, LOOKED_EVERY_MILLISECONDS);
  return () => clearInterval(looking);
}

function sessionOf(pid: number): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    // Of the fields after the command, which is in parentheses and may hold anything, the fourth.
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[3];
  } catch {
    // It has ended, or there is no /proc to see it in.
    return undefined;
  }
}

/** Returns whether the session of a process is told, or cannot be. */
function setSessionNice(pid: number): boolean {
  try {
    writeFileSync(`/proc/${pid}/autogroup`, String(GIVES_WAY));
    return true;
  } catch (thrown) {
    // Who is not root may do so ten times a second. Otherwise sessions are no groups here: then nice values are all there is.
    return !(thrown instanceof Error && "code" in thrown && thrown.code === "EAGAIN");
  }
}
