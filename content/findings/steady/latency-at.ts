import type { LoadWindow } from "../../run/parts/load-window.ts";
import { decodeHistogram, secondsAt } from "../../statistics/histogram.ts";
import { onceEach } from "../memo/once-each.ts";
import { originOf } from "./validity/slower-window.ts";

/** Of a window, what says how long requests took. */
export type TimedWindow = Pick<LoadWindow, "latency" | "offered" | "answered">;

/**
 * The latency, in seconds, that a share of all requests that were due stayed at or below. What was missed or had no right
 * answer has taken longer than any: leaving it out would make a server look faster the more it drops.
 *
 * @param share 0.99 is the 99th percentile
 * @returns infinity where fewer than that share were answered; null of a closed loop, and where nothing was due
 */
export function latencyAt(window: TimedWindow, share: number): number | null {
  const origin = originOf(window);
  const measured = measuredLatencyAt(origin?.window ?? window, share);
  return measured === null || !origin ? measured : measured * origin.times;
}

const measuredLatencyAt = onceEach(({ latency, offered, answered }: TimedWindow, share: number): number | null => {
  if (latency === null || offered === 0) return null;
  if (share * offered > answered) return Number.POSITIVE_INFINITY;
  return secondsAt(decodeHistogram(latency), (share * offered) / answered);
});

/** The requests that a window had answered in a second. */
export function answeredPerSecond({ answered, seconds }: Pick<LoadWindow, "answered" | "seconds">): number {
  return answered / seconds;
}
