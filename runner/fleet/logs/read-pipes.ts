import { constants, openSync } from "node:fs";
import { Socket } from "node:net";
import { setImmediate as turn } from "node:timers/promises";
import { type MessagePort, parentPort } from "node:worker_threads";
import { KeptLog } from "./kept-log.ts";

/** What the thread is asked for: to read a pipe into a log from now on, or, without one, to have read what was written by now. */
export interface LogTask {
  log?: { pipe: string; file: string };
  /** Where it says why it could not; undefined where it could. */
  reply: MessagePort;
}

// Runs in a thread of its own: a target that writes much must not hold up the requests that are being timed.
parentPort?.on("message", async ({ log, reply }: LogTask) => {
  try {
    if (log) read(log.pipe, new KeptLog(log.file));
    // A pipe holds less than what one turn of the event loop reads of it.
    else for (let turns = 0; turns < 3; turns++) await turn();
    reply.postMessage(undefined);
  } catch (cause) {
    reply.postMessage(cause instanceof Error ? cause.message : String(cause));
  }
});

function read(pipe: string, log: KeptLog): void {
  const fd = openSync(pipe, constants.O_RDONLY | constants.O_NONBLOCK);
  let isKept = true;
  new Socket({ fd, readable: true, writable: false }).on("data", (written) => {
    // A disk that is full ends the log and not the target, which would wait for ever if nobody read what it writes.
    try {
      if (isKept) log.append(written);
    } catch {
      isKept = false;
    }
  });
}
