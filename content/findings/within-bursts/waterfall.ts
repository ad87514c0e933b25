import type { Burst } from "../../run/observations/burst.ts";
import type { RequestRecord } from "../../run/parts/request.ts";
import type { Run } from "../../run/run.ts";
import { labelOf, placeOf } from "../../run/target-label.ts";
import { burstsOn, invalidReason, levelsOf, shownOn } from "../bursts/bursts.ts";
import { concurrencyOf } from "../bursts/concurrency.ts";
import { placing } from "../clocks/clock-offset.ts";

/** A request as it was stored; its work is null, too, where it cannot be placed on the client's clock. */
export interface ServedRequest extends RequestRecord {
  /** The worker by order of first appearance, from 1; null when no answer came. */
  worker: number | null;
}

/** One burst of one target, in the order of the answers; without requests where no burst was measured. */
export interface Waterfall {
  target: string;
  label: string;
  place: number;
  level: number;
  /** Why the burst is missing or does not count, else null. */
  note: string | null;
  /** The most requests that the server says it worked on at the same moment; null when it did not say. */
  concurrency: number | null;
  /** How many requests told of their work, which cannot be placed: the clocks of two machines are not known well enough. */
  unplaced: number;
  requests: ServedRequest[];
}

/** A sweep to show one burst of, and what to call it. */
export interface SweepToShow {
  target: string;
  endpoint: string;
  label: string;
  /** Decides its colour. */
  place: number;
}

/**
 * One burst of every target that was to be measured on an endpoint, all at the same level: its first that counts, else
 * its first.
 *
 * @param atMost the largest level wanted; above it a drawing has more rows than a reader can compare
 * @param targets those to show; without them all but controls
 */
export function waterfallsOf(run: Run, endpoint: string, atMost = 5, targets?: readonly string[]): Waterfall[] {
  const shown = shownOn(run, endpoint, targets).map((target) => {
    return { target, endpoint, label: labelOf(run, target), place: placeOf(run, target) };
  });
  return waterfallsFor(run, shown, atMost);
}

/** One burst of each of some sweeps, as {@link waterfallsOf} chooses them. */
export function waterfallsFor(run: Run, shown: SweepToShow[], atMost = 5): Waterfall[] {
  if (shown.length === 0) return [];
  const candidates = shown.map((one) => ({
    ...one,
    bursts: burstsOn(run, one.endpoint).filter((burst) => burst.target === one.target),
  }));
  const levels = [...new Set(shown.flatMap(({ endpoint }) => levelsOf(run, endpoint)))];
  const level = levelFor(
    levels,
    candidates.map(({ bursts }) => bursts),
    atMost,
  );
  return candidates.map(({ bursts, target, label, place }) => {
    const mine = bursts.filter((burst) => burst.level === level);
    const burst = mine.find((one) => invalidReason(run, one) === null) ?? mine[0];
    const named = { target, label, place, level };
    if (!burst) return { ...named, note: "not measured", concurrency: null, unplaced: 0, requests: [] };
    const requests = servedRequests(burst);
    const unplaced = requests.filter(({ work, worker }) => worker !== null && work === null).length;
    return { ...named, note: invalidReason(run, burst), concurrency: concurrencyOf(burst), unplaced, requests };
  });
}

/** The largest level up to `atMost`, else the smallest above it, of those that most sweeps were measured at. */
function levelFor(levels: number[], sweeps: Burst[][], atMost: number): number {
  const sweepsAt = (level: number) => sweeps.filter((bursts) => bursts.some((burst) => burst.level === level)).length;
  const most = Math.max(...levels.map(sweepsAt));
  const shared = levels.filter((level) => sweepsAt(level) === most);
  const small = shared.filter((level) => level <= atMost);
  return small.length > 0 ? Math.max(...small) : Math.min(...shared);
}

function servedRequests(burst: Burst): ServedRequest[] {
  const { requests } = burst;
  const placed = placing(burst);
  const answered = requests.toSorted((a, b) => (a.lastByteSeconds ?? Infinity) - (b.lastByteSeconds ?? Infinity));
  const workers = [...new Set(answered.flatMap(({ work }) => (work ? [work.pid] : [])))];
  return answered.map((request) => ({
    ...request,
    work: request.work && placed(request.work),
    worker: request.work ? workers.indexOf(request.work.pid) + 1 : null,
  }));
}
