import { constants, openSync } from "node:fs";
import { Socket } from "node:net";
import { setImmediate as turn } from "node:timers/promises";
import { type MessagePort, parentPort } from "node:worker_threads";
import { keepSecret } from "../../program/secrets/secrets.ts";
import { KeptLog } from "./kept-log.ts";
import { RedactedLines } from "./redacted-lines.ts";

/**
 * What the thread is asked for: to read a pipe into a log from now on; without
 * one, to finish reading what was written by now.
 */
export interface LogTask {
  /** With the values that the log must not have. */
  log?: { pipe: string; file: string; secrets: string[] };
  /** Where it says why it could not; undefined where it could. */
  reply: MessagePort;
}

// Runs in a thread of its own: a target that writes much must not hold up the requests that are being timed.
parentPort?.on("message", async ({ log, reply }: LogTask) => {
  try {
    if (log) begin(log);
    else await haveRead();
    reply.postMessage(undefined);
  } catch (cause) {
    reply.postMessage(cause instanceof Error ? cause.message : String(cause));
  }
});

/** Each writes down a line that has not ended yet. */
const unended = new Set<() => void>();

function begin({ pipe, file, secrets }: NonNullable<LogTask["log"]>): void {
  for (const secret of secrets) keepSecret(secret);
  const log = new KeptLog(file);
  const lines = new RedactedLines();
  let isKept = true;
  const keep = (text: string) => {
    // A disk that is full ends the log and not the target, which would wait for ever if nobody read what it writes.
    try {
      if (isKept && text !== "") log.append(Buffer.from(text));
    } catch {
      isKept = false;
    }
  };
  const flush = () => keep(lines.flush());
  unended.add(flush);
  const fd = openSync(pipe, constants.O_RDONLY | constants.O_NONBLOCK);
  new Socket({ fd, readable: true, writable: false })
    .on("data", (written) => keep(lines.push(written)))
    .on("close", () => {
      keep(lines.end());
      unended.delete(flush);
    });
}

async function haveRead(): Promise<void> {
  // A pipe holds less than what one turn of the event loop reads of it.
  for (let turns = 0; turns < 3; turns++) await turn();
  for (const flush of unended) flush();
}
