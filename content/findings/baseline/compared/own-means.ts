import type { Run } from "../../../run/run.ts";
import type { Contrast } from "../../../statistics/contrasts/contrast.ts";
import { growth } from "../../../statistics/contrasts/growth.ts";
import { sweepRatio } from "../../../statistics/contrasts/sweep-ratio.ts";
import type { SweepId } from "../../bursts/sweep-id.ts";
import { sweepsOf } from "../../bursts/sweeps.ts";
import { timesOf } from "../../claims/sweep-times.ts";
import type { Interval } from "../../claims/verdict.ts";
import { sharedVariance } from "../../nodes/shared-variance.ts";

/** What a run has of its own beside something published: over which levels, as a geometric mean with its interval. */
export interface OwnMean extends Interval {
  estimate: number;
  /** Those that count and that the run has. */
  levels: number[];
}

/**
 * The geometric mean of T(n) / (shape(n) · T(1)) over the larger of some levels, with its interval; null where the run
 * has no burst of one, none of the others, or no repetition.
 */
export function ownGrowth(
  run: Run,
  { endpoint, target }: SweepId,
  among: number[],
  shape: (level: number) => number,
): OwnMean | null {
  const series = sweepsOf(run, endpoint).find((one) => one.target === target);
  const times = (series?.levels ?? []).filter(({ level }) => level === 1 || among.includes(level));
  const found = growth(times, { shape });
  if (!found) return null;
  const levels = found.byLevel.map(({ level }) => level);
  return { ...asRatio(found.overall), levels };
}

/**
 * How many times as long a run's second sweep takes as its first, as the geometric mean over those of some levels that
 * both have, with its interval; null where they share none of them, or without repetitions.
 */
export function ownRatio(run: Run, first: SweepId, second: SweepId, among: number[]): OwnMean | null {
  const [a, b] = [timesOf(run, first), timesOf(run, second)];
  const shared = sharedVariance(run, first, second);
  const found = sweepRatio(a, b, { among: (level) => among.includes(level), shared });
  return found && { ...asRatio(found.overall), levels: found.levels };
}

function asRatio({ estimate, low, high }: Contrast): Omit<OwnMean, "levels"> {
  return { estimate: Math.exp(estimate), low: Math.exp(low), high: Math.exp(high) };
}
