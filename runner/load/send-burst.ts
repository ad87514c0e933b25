import { invalidReasons } from "../../content/findings/bursts/invalid-reasons.ts";
import type { Single } from "../../content/run/observations/single.ts";
import type { Clock } from "../../content/run/parts/clock.ts";
import { pathFor, type RequestableEndpoint } from "../../content/run/parts/endpoint.ts";
import type { RequestRecord } from "../../content/run/parts/request.ts";
import { clientWatch } from "../observe/client-watch.ts";
import type { TargetObserver } from "../observe/target-observer.ts";
import { monotonicSeconds } from "../program/clock.ts";
import type { Address } from "./address.ts";
import type { RequestOptions } from "./exchange.ts";
import { record } from "./record-answers.ts";
import { isTimeout } from "./say-fault.ts";
import { type PreparedRequest, prepareRequest, send } from "./send-request.ts";
import type { SentParts } from "./sent-parts.ts";
import type { RequestedWork } from "./verify-answer.ts";

/** Requests to send together. */
export interface BurstRequest extends Address, Pick<RequestedWork, "contract"> {
  endpoint: RequestableEndpoint;
  /** The headers and the body of the endpoint's requests; none where it is not said. */
  sent?: SentParts | undefined;
  /** Iterations, or milliseconds to wait; null where the endpoint's work is fixed. */
  amount: number | null;
  level: number;
  timeoutSeconds: number;
  clock: Clock;
  /** How many cores this machine shares with the target; null where it is on another. */
  sharedCores: number | null;
  /** Watches the target from outside meanwhile. */
  observer: TargetObserver;
  signal: AbortSignal;
}

/** What sending a burst gave, and why it may not be counted. */
export type BurstResult = Pick<Single, "clock" | "client" | "requests" | "usage" | "invalidReasons">;

/**
 * Sends `level` requests together, each on a connection of its own, and waits for all of them.
 *
 * @param making how one request is made; another way than the usual is there to prove that it would be caught
 */
export async function sendBurst(
  request: BurstRequest,
  making: (asked: RequestOptions) => PreparedRequest = prepareRequest,
): Promise<BurstResult> {
  const asked = askedOf(request);
  const ready = Array.from({ length: request.level }, () => making(asked));
  const usage = await request.observer.watch();
  const stop = clientWatch();
  const origin = monotonicSeconds();
  const answers = await withoutStackTraces(() => Promise.all(ready.map((one) => one.send())));
  const client = stop();
  for (const one of ready) one.close();
  const { clock } = request;
  const requests = record(answers, request, origin, clock);
  const observed = { clock, client, requests, usage: await usage() };
  // By the rule that judges it whenever it is read: what does not count is repeated at once.
  return { ...observed, invalidReasons: invalidReasons(observed, request.sharedCores) };
}

/** How many bursts are under way, and how long stack traces are between them: several nodes may be asked at once. */
let underWay = 0;
let { stackTraceLimit } = Error;

/**
 * undici creates an error for every connection that ends after its answer, and recording its stack trace takes longer than
 * the rest of its work: later answers would seem to arrive later than they do.
 */
async function withoutStackTraces<T>(work: () => Promise<T>): Promise<T> {
  if (underWay++ === 0) ({ stackTraceLimit } = Error);
  Error.stackTraceLimit = 0;
  try {
    return await work();
  } finally {
    if (--underWay === 0) Error.stackTraceLimit = stackTraceLimit;
  }
}

function askedOf({ endpoint, sent, amount, ...asked }: Omit<Series, "samples" | "clock">): RequestOptions {
  const { host, port, timeoutSeconds, signal } = asked;
  const { method, answer } = endpoint;
  return {
    ...{ host, port, method, path: pathFor(endpoint, amount), timeoutSeconds, signal, mostBytes: answer.mostBytes },
    ...(sent && { headers: sent.headers, body: sent.bodyFor(amount) }),
  };
}

/** Requests that are sent one after the other, such as those of a calibration. */
export type Series = Omit<BurstRequest, "level" | "observer" | "sharedCores"> & { samples: number };

/**
 * Sends requests one after the other; each is recorded from its own start. None is sent after one that took the whole
 * timeout: all the others would too.
 */
export async function series(request: Series): Promise<RequestRecord[]> {
  const asked = askedOf(request);
  const requests: RequestRecord[] = [];
  while (requests.length < request.samples) {
    asked.signal.throwIfAborted();
    const origin = monotonicSeconds();
    requests.push(...record([await send(asked)], request, origin, request.clock));
    if (isTimeout(requests.at(-1)?.error)) break;
  }
  return requests;
}
