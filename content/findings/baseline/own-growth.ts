import type { Run } from "../../run/run.ts";
import { growth } from "../../statistics/growth.ts";
import type { Side } from "../bursts/comparison.ts";
import { sweepsOf } from "../bursts/sweeps.ts";
import type { Interval } from "../claims/verdict.ts";

/** How a run's own sweep grows over the levels above 1 that it shares with a published one. */
export interface OwnGrowth extends Interval {
  estimate: number;
  /** The shared levels above 1. */
  levels: number[];
}

/**
 * The geometric mean of T(n) / (shape(n) · T(1)) over the larger of some levels, with its interval; null where the run
 * has no burst of one, none of the others, or no repetition.
 */
export function ownGrowth(
  run: Run,
  { endpoint, target }: Side,
  among: number[],
  shape: (level: number) => number,
): OwnGrowth | null {
  const series = sweepsOf(run, endpoint).find((one) => one.target === target);
  const levels = (series?.levels ?? []).filter(({ level }) => level === 1 || among.includes(level));
  const found = growth(levels, { shape });
  if (!found) return null;
  const { estimate, low, high } = found.overall;
  return {
    ...{ estimate: Math.exp(estimate), low: Math.exp(low), high: Math.exp(high) },
    levels: found.byLevel.map(({ level }) => level),
  };
}
