import { publishedSweep } from "../../baselines/published-figures.ts";
import { soloSeconds } from "../bursts/solo-seconds.ts";
import type { BurstTotal, SweepSeries } from "../bursts/sweeps.ts";

/**
 * The published totals of a sweep as if one request alone had taken what it takes in the run; none where the sweep was
 * not published or has no burst of one.
 */
export function publishedTotals(sweep: SweepSeries): BurstTotal[] {
  const alone = soloSeconds(sweep);
  if (alone === null) return [];
  return inUnitsOfOne(sweep.endpoint, sweep.target).map(({ level, times }) => ({ level, seconds: times * alone }));
}

/** A published total in units of one request alone; null where the document has none. */
export function publishedTimes(endpoint: string, target: string, level: number): number | null {
  return inUnitsOfOne(endpoint, target).find((one) => one.level === level)?.times ?? null;
}

function inUnitsOfOne(endpoint: string, target: string): { level: number; times: number }[] {
  const bursts = publishedSweep(endpoint, target);
  const alone = bursts.find(({ level }) => level === 1)?.wallSeconds;
  return alone ? bursts.map(({ level, wallSeconds }) => ({ level, times: wallSeconds / alone })) : [];
}
