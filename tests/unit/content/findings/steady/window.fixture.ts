import type { Steady } from "../../../../../content/run/observations/steady.ts";
import type { LoadWindow } from "../../../../../content/run/parts/load-window.ts";
import { emptyHistogram, encodeHistogram, recordSeconds } from "../../../../../content/statistics/histogram.ts";

/** Durations as a window keeps them. */
export function encoded(seconds: readonly number[]): string {
  const histogram = emptyHistogram();
  for (const one of seconds) recordSeconds(histogram, one);
  return encodeHistogram(histogram);
}

/** A hundred requests a second for ten seconds, each answered after 10 ms and sent 0.1 ms late. */
export function openWindow(changes: Partial<LoadWindow> = {}): LoadWindow {
  const count = 1000;
  return {
    loop: { kind: "open", ratePerSecond: 100, arrivals: "poisson", seed: 1, mostConnections: 100 },
    ...{ use: "kept", warmUpSeconds: 1, seconds: 10 },
    ...{ offered: count, sent: count, missed: { late: 0, full: 0 }, answered: count, errors: {}, firstError: null },
    latency: encoded(Array(count).fill(0.01)),
    sinceSent: encoded(Array(count).fill(0.0099)),
    lateness: encoded(Array(count).fill(0.0001)),
    ...{ inFlight: 0.99, cpuShares: [0.1, 0.1] },
    ...changes,
  };
}

/** Sixteen connections that had a thousand answers in ten seconds. */
export function closedWindow(changes: Partial<LoadWindow> = {}): LoadWindow {
  return openWindow({
    loop: { kind: "closed", connections: 16 },
    ...{ latency: null, sinceSent: null, lateness: null, inFlight: 15.9 },
    ...changes,
  });
}

/** A window at a rate in which every request took as long. */
export function steadyAt(ratePerSecond: number, seconds: number, changes: Partial<Steady> = {}): Steady {
  const times = encoded(Array(1000).fill(seconds));
  const window = openWindow({ latency: times, sinceSent: times });
  const loop = { kind: "open", ratePerSecond, arrivals: "poisson", seed: 1, mostConnections: 100 } as const;
  return steadyOf({ ...window, loop, inFlight: 100 * seconds }, changes);
}

/** A window as an observation of a run. */
export function steadyOf(window: LoadWindow, changes: Partial<Steady> = {}): Steady {
  return {
    ...{ kind: "steady", order: 0, startedSeconds: 0, tookSeconds: 11, target: "known", endpoint: "query" },
    ...{ iterations: null, purpose: "rate", repetition: 0, place: 0, attempt: 0, share: null, beside: null },
    ...{ usage: null, invalidReasons: [], window },
    ...changes,
  };
}
