import { monotonicSeconds } from "../../program/clock.ts";

/**
 * What has to be added to a moment on this machine's clock to have it on another's, in seconds, and how wrong that may be.
 */
export interface ClockReading {
  seconds: number;
  errorSeconds: number;
  /** When it was read, on this machine's clock. */
  readAt: number;
}

const TIMES = 8;

/**
 * Reads another machine's clock. The answer was given at some moment between asking and hearing it: in the middle, give or
 * take half of the round trip. The shortest of several says most (F. Cristian, Distributed Computing 3 (1989)).
 *
 * @param ask what that clock shows
 */
export async function readClock(ask: () => Promise<number>, now = monotonicSeconds): Promise<ClockReading> {
  const readings: ClockReading[] = [];
  while (readings.length < TIMES) {
    const asked = now();
    const there = await ask();
    const heard = now();
    readings.push({ seconds: there - (asked + heard) / 2, errorSeconds: (heard - asked) / 2, readAt: heard });
  }
  return readings.reduce((best, one) => (one.errorSeconds < best.errorSeconds ? one : best));
}

/**
 * How much faster or slower one clock may go than another: a clock that is set
 * right is slewed by 500 in a million, see adjtimex(2).
 */
const MOST_DRIFT = 0.001;

/**
 * By how many seconds another machine's clock went ahead of this one's between two readings, or fell behind; 0 where drift
 * and what is not known of either reading explain it.
 */
export function stepBetween(before: ClockReading, after: ClockReading): number {
  const step = after.seconds - before.seconds;
  const unknown = before.errorSeconds + after.errorSeconds + MOST_DRIFT * (after.readAt - before.readAt);
  return Math.abs(step) > unknown ? step : 0;
}
