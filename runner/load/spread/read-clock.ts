import { monotonicSeconds } from "../../program/clock.ts";

/** What has to be added to a moment on this machine's clock to have it on another's, in seconds, and how wrong that may be. */
export interface ClockReading {
  seconds: number;
  errorSeconds: number;
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
    readings.push({ seconds: there - (asked + heard) / 2, errorSeconds: (heard - asked) / 2 });
  }
  return readings.reduce((best, one) => (one.errorSeconds < best.errorSeconds ? one : best));
}
