import type { Run } from "../../run/run.ts";
import { bootstrapInterval } from "../../statistics/bootstrap.ts";
import { median } from "../../statistics/quantile.ts";
import { leastSquares, slopeInterval } from "../../statistics/slope.ts";
import { sweepsOf } from "./sweeps.ts";

type Points = { x: number; y: number }[];

/** A slope in its unit, with its interval where there is enough to tell one. */
export interface Slope {
  number: number | null;
  unit: string;
  interval?: { low: number; high: number } | null;
}

/**
 * How much longer a burst takes for each further request, in units of one request alone, from all bursts of a sweep.
 *
 * @param amongLevels only these levels, else all
 */
export function slopeOf(run: Run, endpoint: string, target: string, amongLevels?: number[]): Slope {
  const unit = "× one request";
  const series = sweepsOf(run, endpoint).find((one) => one.target === target);
  if (!series) return { number: null, unit };
  const levels = series.levels.filter(({ level }) => !amongLevels || amongLevels.includes(level));
  const groups = levels.map(({ level, seconds }) => seconds.map((y) => ({ x: level, y })));
  const drawn = bootstrapInterval(groups, inUnits, { seed: run.plan.seed ?? 0 });
  return { number: inUnits(groups), unit, interval: drawn ?? byLeastSquares(groups.flat()) };
}

function inUnits(groups: Points[]): number | null {
  const all = groups.flat();
  const differ = new Set(all.map(({ x }) => x)).size > 1;
  return differ && alone(all).length > 0 ? leastSquares(all).slope / median(alone(all)) : null;
}

/** Where there are too few bursts to draw from again: the interval of the line itself, with the time of one as it is. */
function byLeastSquares(points: Points): Slope["interval"] {
  const isEnough = points.length > 2 && new Set(points.map(({ x }) => x)).size > 1 && alone(points).length > 0;
  if (!isEnough) return null;
  const { low, high } = slopeInterval(points);
  const one = median(alone(points));
  return { low: low / one, high: high / one };
}

function alone(points: Points): number[] {
  return points.flatMap(({ x, y }) => (x === 1 ? [y] : []));
}
