import type { RequestRecord, Work } from "../../content/run/request.ts";
import type { Answer } from "./request.ts";
import { type Answered, verify } from "./verify.ts";

/** Answers turned into what a run file keeps, and whether client and target turned out to share a clock. */
export interface Recorded {
  clock: "shared" | "separate";
  requests: RequestRecord[];
}

/**
 * Turns the answers of one burst into records in seconds from `origin`.
 *
 * Client and target share a clock when every verified answer obeys sent ≤ began ≤ ended ≤ first byte. Where they do
 * not, moments of the two are never subtracted: work then counts from the first beginning in the burst.
 */
export function record(answers: Answer[], iterations: number, origin: number): Recorded {
  const verified = answers.map((answer) => ({ answer, ...verify(answer, iterations) }));
  const pairs = verified.flatMap(({ answer, work }) => (work ? [{ answer, work }] : []));
  const shared = pairs.every(({ answer, work }) => isOrdered(answer, work));
  const workOrigin = shared ? origin : Math.min(...pairs.map(({ work }) => work.began));
  const requests = verified.map(({ answer, work, error }) => ({
    ...moments(answer, origin),
    status: answer.status,
    error,
    work: work && place(work, workOrigin),
  }));
  return { clock: shared ? "shared" : "separate", requests };
}

function isOrdered(answer: Answer, work: Answered): boolean {
  return (answer.sent ?? Infinity) <= work.began && work.ended <= (answer.firstByte ?? -Infinity);
}

function moments(answer: Answer, origin: number) {
  const since = (moment: number | null) => (moment === null ? null : Math.max(0, microseconds(moment - origin)));
  return {
    createdSeconds: since(answer.created) ?? 0,
    connectedSeconds: since(answer.connected),
    sentSeconds: since(answer.sent),
    firstByteSeconds: since(answer.firstByte),
    lastByteSeconds: since(answer.lastByte),
  };
}

function place(work: Answered, origin: number): Work {
  return {
    pid: work.pid,
    iterations: work.iterations,
    serviceSeconds: microseconds(work.result),
    beganSeconds: microseconds(work.began - origin),
    endedSeconds: microseconds(work.ended - origin),
    concurrentTasks: work.concurrent_tasks ?? null,
  };
}

/** Seconds rounded to the microsecond: finer than any of this is known. */
export function microseconds(seconds: number): number {
  return Math.round(seconds * 1e6) / 1e6;
}
