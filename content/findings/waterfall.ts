import type { Burst } from "../run/observations.ts";
import type { Run } from "../run/run.ts";
import { burstsOn } from "./bursts.ts";
import { labelOf, placeOf } from "./sweeps.ts";

/** One request of a burst: when it was on the wire, when work was done for it and by which worker, when it was back. */
export interface WaterfallRow {
  /** The request's place by the end of its answer, from 1. */
  place: number;
  sentSeconds: number;
  endSeconds: number | null;
  /** Null when the clocks of client and target are two, and the work cannot be placed. */
  served: { beganSeconds: number; endedSeconds: number } | null;
  /** The worker by order of first appearance, from 1; null when no answer came. */
  worker: number | null;
  error: string | null;
}

/** One burst of one target, request by request. */
export interface Waterfall {
  target: string;
  label: string;
  place: number;
  level: number;
  rows: WaterfallRow[];
}

/** The first burst of every target at the largest level up to `atMost`, for one endpoint. */
export function waterfallsOf(run: Run, endpoint: string, atMost = 5): Waterfall[] {
  const level = Math.max(...run.plan.levels.filter((one) => one <= atMost));
  const bursts = burstsOn(run, endpoint).filter((burst) => burst.level === level);
  return run.plan.targets.flatMap((target) => {
    const burst = bursts.find((one) => one.target === target);
    return burst
      ? [{ target, label: labelOf(run, target), place: placeOf(run, target), level, rows: rowsOf(burst) }]
      : [];
  });
}

function rowsOf(burst: Burst): WaterfallRow[] {
  const byEnd = burst.requests.toSorted((a, b) => (a.lastByteSeconds ?? Infinity) - (b.lastByteSeconds ?? Infinity));
  const workers = [...new Set(byEnd.flatMap(({ work }) => (work ? [work.pid] : [])))];
  return byEnd.map((request, index) => ({
    place: index + 1,
    sentSeconds: request.sentSeconds ?? request.createdSeconds,
    endSeconds: request.lastByteSeconds,
    served:
      request.work && burst.clock === "shared"
        ? { beganSeconds: request.work.beganSeconds, endedSeconds: request.work.endedSeconds }
        : null,
    worker: request.work ? workers.indexOf(request.work.pid) + 1 : null,
    error: request.error,
  }));
}
