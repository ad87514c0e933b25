import type { LoadWindow, OpenLoop } from "../../../run/parts/load-window.ts";
import { decodeHistogram, type Histogram, meanSeconds, secondsAt } from "../../../statistics/histogram.ts";
import { onceEach } from "../../memo/once-each.ts";
import { generatorReasons } from "./generator-reasons.ts";
import { originOf } from "./slower-window.ts";

/** The least share of the requests that were due which the client has to have sent, as long as a connection was free. */
export const SENT_SHARE = 0.98;

/**
 * How much longer, as a share, requests may have taken since they were due, those among them
 * that were never sent, than since they were sent, at the percentiles that are published: all of
 * that is the client's doing. Claims compare tails by a factor of two, and the fastest answers
 * take less than a millisecond, of which what a timer is late by is as much as a quarter.
 */
export const LATE_SHARE = 0.25;

/** How far an answer may be from what is possible: clocks and timers are not exact. */
const POSSIBLE_SHARE = 0.1;

/** What a thread of the client may use of a core: a thread that is busier measures itself. */
const THREAD_SHARE = 0.9;

/**
 * Above so many requests a second the client's threads do not go before all others: each request would interrupt the server
 * once or twice, on whichever core it is, though another were idle. On two cores a server that was asked 21,700 times a
 * second answered 8,000 to 11,000 times that way and 18,300 to 20,100 times without; asked 10,800 times, it answered 9,800
 * to 10,600 times that way and 10,500 to 10,600 times without.
 */
export const MOST_RATE_WITH_PRECEDENCE = 10_000;

/** How far requests in flight may be from what Little's law makes of rate and latency. */
const LITTLE_SHARE = 0.1;

/** So few requests say nothing of it. */
const LITTLE_REQUESTS = 1;

/**
 * Why a window of steady load must not be counted; empty when it is valid: the client sent what was due, and in time, had
 * processor time to spare, and what it counted agrees with itself and with what is possible. Computed on reading, so that a
 * better rule judges old runs too.
 *
 * A server that answers late or not at all makes no window invalid: that is what was measured.
 *
 * @param leastSeconds what a request takes at the least: the wait that it asks for, else 0
 */
export function invalidWindow(window: LoadWindow, leastSeconds: number): string[] {
  return reasonsOf(originOf(window)?.window ?? window, leastSeconds);
}

const reasonsOf = onceEach((window: LoadWindow, leastSeconds: number): string[] => {
  const { loop, cpuShares, offered } = window;
  const busiest = Math.max(...cpuShares);
  return [
    ...(offered === 0 ? ["no request was due in the window, or none was over"] : []),
    ...(busiest > THREAD_SHARE ? [`a thread of the client was busy for ${percent(busiest)} of the time`] : []),
    ...unsentReasons(window),
    ...generatorReasons(window, { sentShare: SENT_SHARE, lateShare: LATE_SHARE }),
    ...(loop.kind === "open" ? openReasons(window, leastSeconds) : closedReasons(window, loop, leastSeconds)),
  ];
});

function openReasons(window: LoadWindow, leastSeconds: number): string[] {
  const { offered, latency, sinceSent } = window;
  if (offered === 0 || latency === null || sinceSent === null) return [];
  const [sinceDue, took] = [decodeHistogram(latency), decodeHistogram(sinceSent)];
  return [
    ...[0.5, 0.99].flatMap((share) => lateAt(share, window, { sinceDue, took })),
    ...littleReasons(window, took),
    ...precedenceReasons(window),
    ...tooFast(took, leastSeconds),
  ];
}

/**
 * Requests that were due and not sent because of the client: it was too late, or had neither a port nor a descriptor left.
 */
function unsentOf({ missed, errors }: LoadWindow): number {
  return missed.late + (errors["no connection left"] ?? 0);
}

function unsentReasons(window: LoadWindow): string[] {
  const sent = 1 - unsentOf(window) / window.offered;
  return sent < SENT_SHARE ? [`the client sent ${percent(sent)} of what was due, under ${percent(SENT_SHARE)}`] : [];
}

/**
 * What was never sent counts as longer than any, too: a few of them may be all that a high percentile is made of. Where the
 * server answered too few for the percentile, those that it answered tell whether the client was late.
 */
function lateAt(
  share: number,
  window: LoadWindow,
  { sinceDue, took }: Record<"sinceDue" | "took", Histogram>,
): string[] {
  const { offered, answered } = window;
  const asked = offered - unsentOf(window);
  const isBounded = share * asked <= answered;
  const due = isBounded ? secondsOf(share * offered, answered, sinceDue) : secondsAt(sinceDue, share);
  const sent = isBounded ? secondsOf(share * asked, answered, took) : secondsAt(took, share);
  if (!due || !sent || due <= (1 + LATE_SHARE) * sent) return [];
  return [
    `the client sent late: the ${share * 100}th percentile is ${milliseconds(sent)} since requests were sent and ${Number.isFinite(due) ? milliseconds(due) : "unbounded"} since they were due`,
  ];
}

/**
 * Requests in flight are the rate times the time in flight (J. D. C. Little, Operations Research 9 (1961)). Where some
 * failed, nothing is known of their times. What is in flight at either end of the window is so in a part of its time only,
 * or is not counted: the longer the longest takes of the window, the less the law says.
 */
function littleReasons({ sent, answered, seconds, inFlight }: LoadWindow, took: Histogram): string[] {
  if (answered < sent) return [];
  const expected = (answered / seconds) * meanSeconds(took);
  const atEnds = took.maxValue / 1e6 / seconds;
  const margin = LITTLE_REQUESTS + (LITTLE_SHARE + atEnds) * Math.max(expected, inFlight);
  if (Math.abs(inFlight - expected) <= margin) return [];
  return [`${inFlight.toFixed(1)} requests were in flight, where rate times latency makes ${expected.toFixed(1)}`];
}

/** Where several machines send, a part of the rate is each one's; and the server is on none of them. */
function precedenceReasons({ loop, hadPrecedence, generators }: LoadWindow): string[] {
  if (!hadPrecedence || generators || loop.kind !== "open" || loop.ratePerSecond <= MOST_RATE_WITH_PRECEDENCE)
    return [];
  return [
    `the client went before all others at ${Math.round(loop.ratePerSecond)} requests a second, over ${MOST_RATE_WITH_PRECEDENCE}: that keeps the server from its core`,
  ];
}

/** Why some answers came sooner than any can; empty where none did. */
export function tooFast(took: Histogram, leastSeconds: number): string[] {
  // Not the least above 0: that is what an answer from before its request is counted as.
  const fastest = took.getValueAtPercentile(0) / 1e6;
  if (took.totalCount === 0 || fastest >= leastSeconds * (1 - POSSIBLE_SHARE)) return [];
  return [`an answer came after ${milliseconds(fastest)}, where none can before ${milliseconds(leastSeconds)}`];
}

function closedReasons(
  { answered, seconds, inFlight, errors }: LoadWindow,
  { connections }: Exclude<LoadWindow["loop"], OpenLoop>,
  leastSeconds: number,
): string[] {
  const most = leastSeconds > 0 ? connections / leastSeconds : Number.POSITIVE_INFINITY;
  const rate = answered / seconds;
  // After an error a connection pauses.
  const isKept = Object.keys(errors).length > 0 || inFlight >= (1 - LITTLE_SHARE) * connections;
  return [
    ...(rate > most * (1 + POSSIBLE_SHARE)
      ? [`${rate.toFixed(1)} answers a second, where ${connections} connections can have ${most.toFixed(1)}`]
      : []),
    ...(isKept ? [] : [`${inFlight.toFixed(1)} requests were in flight on ${connections} connections`]),
  ];
}

/** How long so many requests took at the most, of those that were answered; infinity where fewer were. */
function secondsOf(count: number, answered: number, times: Histogram): number | null {
  return count > answered ? Number.POSITIVE_INFINITY : secondsAt(times, count / answered);
}

function milliseconds(seconds: number): string {
  return `${Number((1000 * seconds).toPrecision(3))} ms`;
}

function percent(share: number): string {
  return `${Number((100 * share).toFixed(1))}%`;
}
