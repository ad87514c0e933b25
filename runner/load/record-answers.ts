import type { Clock } from "../../content/run/parts/clock.ts";
import type { RequestRecord, Work } from "../../content/run/parts/request.ts";
import { microseconds } from "../program/clock.ts";
import type { Answer } from "./exchange.ts";
import type { ToldWork } from "./told-work.ts";
import { type RequestedWork, verify } from "./verify-answer.ts";

/**
 * Turns the answers of one burst into records in seconds from `origin`.
 *
 * Where client and target do not share a kernel, moments of the two are never subtracted: work then counts from the
 * first beginning in the burst.
 */
export function record(answers: Answer[], asked: RequestedWork, origin: number, clock: Clock): RequestRecord[] {
  const verified = answers.map((answer) => ({ answer, ...verify(answer, asked) }));
  const begins = verified.flatMap(({ work }) => (work ? [work.began] : []));
  const workOrigin = clock === "shared" ? origin : Math.min(...begins);
  return verified.map(({ answer, work, error }) => ({
    ...momentsSince(answer, origin),
    status: answer.status,
    error,
    work: work && place(work, workOrigin),
  }));
}

/** The moments of an answer, in seconds from `origin`. */
export function momentsSince(answer: Answer, origin: number) {
  const since = (moment: number | null) => (moment === null ? null : Math.max(0, microseconds(moment - origin)));
  return {
    createdSeconds: since(answer.created) ?? 0,
    connectedSeconds: since(answer.connected),
    sentSeconds: since(answer.sent),
    firstByteSeconds: since(answer.firstByte),
    lastByteSeconds: since(answer.lastByte),
  };
}

function place(work: ToldWork, origin: number): Work {
  return {
    pid: work.pid,
    iterations: work.iterations,
    serviceSeconds: microseconds(work.result),
    beganSeconds: microseconds(work.began - origin),
    endedSeconds: microseconds(work.ended - origin),
    concurrentTasks: work.concurrent_tasks ?? null,
    ...(work.isWholeCall && { isWholeCall: true }),
  };
}
