import type { RequestRecord } from "../../content/run/parts/request.ts";
import { monotonicSeconds } from "../program/clock.ts";
import type { RequestOptions } from "./exchange.ts";
import { momentsSince } from "./record-answers.ts";
import { isTimeout } from "./say-fault.ts";
import { send } from "./send-request.ts";

/**
 * Round trips on an endpoint that does nothing: what the path costs before any work is done. Who does not answer one in
 * its time is asked no more.
 *
 * @param wrong why a status is not that of such an answer
 */
export async function roundTrips(
  asked: RequestOptions,
  samples: number,
  wrong: (status: number | null) => string | undefined,
): Promise<RequestRecord[]> {
  const requests: RequestRecord[] = [];
  while (requests.length < samples) {
    asked.signal.throwIfAborted();
    const origin = monotonicSeconds();
    const answer = await send(asked);
    requests.push({
      ...momentsSince(answer, origin),
      status: answer.status,
      error: answer.error ?? wrong(answer.status) ?? null,
      work: null,
    });
    if (isTimeout(answer.error)) break;
  }
  return requests;
}
