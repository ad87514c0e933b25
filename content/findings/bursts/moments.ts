import type { RequestRecord } from "../../run/parts/request.ts";

/** When the last request of a burst was sent; Infinity when one never was. */
export function lastSent(requests: RequestRecord[]): number {
  return Math.max(...requests.map(({ sentSeconds }) => sentSeconds ?? Number.POSITIVE_INFINITY));
}

/** When the first answer of a burst began; 0 when one never came. */
export function firstAnswered(requests: RequestRecord[]): number {
  return Math.min(...requests.map(({ firstByteSeconds }) => firstByteSeconds ?? 0));
}

/** The longest that a request of a burst waited in the client before it was sent; Infinity when one never was. */
export function longestHeld(requests: RequestRecord[]): number {
  return Math.max(
    ...requests.map(({ createdSeconds, sentSeconds }) => (sentSeconds ?? Number.POSITIVE_INFINITY) - createdSeconds),
  );
}

/** When the last answer of a burst ended; 0 when none did. */
export function lastAnswered(requests: RequestRecord[]): number {
  return Math.max(...requests.map(({ lastByteSeconds }) => lastByteSeconds ?? 0));
}

/**
 * Seconds from the end of the last work of a burst to the last byte of the last answer: no client that shares a clock
 * with the server was later than that with what ended the burst. Infinity where an answer did not tell.
 */
export function tailOf(requests: RequestRecord[]): number {
  const ended = requests.map(({ work }) => work?.endedSeconds ?? Number.NEGATIVE_INFINITY);
  return ended.every(Number.isFinite) ? lastAnswered(requests) - Math.max(...ended) : Number.POSITIVE_INFINITY;
}

/** On one clock, work begins after it was asked for and ends before it is answered; what was not told is in order. */
export function isOrdered(requests: RequestRecord[]): boolean {
  return requests.every(({ sentSeconds, firstByteSeconds, work }) => {
    const told = [sentSeconds, work?.beganSeconds, work?.endedSeconds, firstByteSeconds];
    const moments = told.filter((moment) => moment !== null && moment !== undefined);
    return moments.every((moment, index) => index === 0 || moment >= (moments[index - 1] ?? 0));
  });
}
