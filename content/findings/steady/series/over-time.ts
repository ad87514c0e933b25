import type { Steady } from "../../../run/observations/steady.ts";
import type { Run } from "../../../run/run.ts";
import { type MixedId, mixedWindows } from "../mixed.ts";

/** A moment of a window, in seconds since it began, and the longest latency of what was due just then. */
export interface SliceLatency {
  at: number;
  /** Null where nothing was due that had a right answer. */
  seconds: number | null;
  unanswered: number;
}

/** How one window of a light load went. */
export interface Timeline {
  repetition: number;
  slices: SliceLatency[];
  /** When requests were due that keep the server busy, in seconds since the window began; none alone. */
  blockingAt: number[];
}

/** A light load over time: one window alone and one beside the other load; null where none counts that says so. */
export interface OverTime {
  alone: Timeline | null;
  beside: Timeline | null;
}

/** How the latency of a light load went over time, in the first repetition of which a window counts. */
export function latencyOverTime(run: Run, id: MixedId): OverTime {
  const { alone, beside } = mixedWindows(run, id);
  return { alone: firstOf(alone), beside: firstOf(beside) };
}

function firstOf(windows: readonly Steady[]): Timeline | null {
  const [first] = windows
    .filter(({ window }) => window.overTime !== undefined)
    .toSorted((a, b) => a.repetition - b.repetition);
  if (!first) return null;
  const blocking = first.beside ? slicesOf(first.beside) : [];
  return {
    repetition: first.repetition,
    slices: slicesOf(first),
    blockingAt: blocking.filter(({ seconds, unanswered }) => seconds !== null || unanswered > 0).map(({ at }) => at),
  };
}

/** Each slice at its middle. */
function slicesOf({ window: { overTime, seconds } }: Pick<Steady, "window">): SliceLatency[] {
  const { longest = [], unanswered = [] } = overTime ?? {};
  return longest.map((one, index) => ({
    at: ((index + 0.5) * seconds) / longest.length,
    seconds: one,
    unanswered: unanswered[index] ?? 0,
  }));
}
