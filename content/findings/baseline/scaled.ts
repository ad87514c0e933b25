import { publishedSweep } from "../../baselines/published-figures.ts";
import type { Reference } from "../../baselines/published-schema.ts";
import { soloSeconds } from "../bursts/solo-seconds.ts";
import type { SweepId } from "../bursts/sweep-id.ts";
import type { BurstTotal, SweepSeries } from "../bursts/sweeps.ts";

/**
 * The published totals of a sweep as if one request alone had taken what it takes in the run; none where the sweep was
 * not published or has no burst of one.
 */
export function publishedTotals(figures: Reference, sweep: SweepSeries): BurstTotal[] {
  const alone = soloSeconds(sweep);
  if (alone === null) return [];
  return inUnitsOfOne(figures, sweep).map(({ level, times }) => ({ level, seconds: times * alone }));
}

function inUnitsOfOne(figures: Reference, { endpoint, target }: SweepId): { level: number; times: number }[] {
  const bursts = publishedSweep(figures, endpoint, target);
  const alone = bursts.find(({ level }) => level === 1)?.wallSeconds;
  return alone ? bursts.map(({ level, wallSeconds }) => ({ level, times: wallSeconds / alone })) : [];
}
