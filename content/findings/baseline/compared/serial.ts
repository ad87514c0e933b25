import { publishedSweep } from "../../../baselines/published-figures.ts";
import type { Reference } from "../../../baselines/published-schema.ts";
import { relativeTotal, type Total } from "../../../model/fit/fit-totals.ts";
import type { Run } from "../../../run/run.ts";
import { labelOf } from "../../../run/target-label.ts";
import { mean, pooledSpread } from "../../../statistics/pooled-spread.ts";
import { type Prediction, reachOfMean } from "../../../statistics/prediction.ts";
import type { SweepId } from "../../bursts/sweep-id.ts";
import { sayEndpoint } from "../../labels.ts";
import { type Compared, judge, sayEstimate } from "../verdict.ts";
import { ownGrowth } from "./own-means.ts";
import { geometric } from "./workers.ts";

/** The published sweeps of a blocked event loop beside the run's. */
export function serialGrowth(run: Run, figures: Reference): Compared[] {
  const single = figures.targets.filter(({ workers }) => workers === 1);
  return single.flatMap(({ name: target, endpoints }) =>
    endpoints.flatMap((endpoint) => compared(run, figures, { endpoint, target })),
  );
}

function compared(run: Run, figures: Reference, { endpoint, target }: SweepId): Compared[] {
  const totals = publishedSweep(figures, endpoint, target).map(({ level, wallSeconds }) => ({
    level,
    seconds: wallSeconds,
  }));
  const published = publishedGrowth(totals);
  if (!published) return [];
  const levels = totals.map(({ level }) => level);
  const found = ownGrowth(run, { endpoint, target }, levels, (level) => level);
  return [
    {
      ...{ endpoint, target },
      quantity: `${labelOf(run, target)}, ${sayEndpoint(run, endpoint)}: n requests over n times one`,
      published: sayEstimate(published.value, null),
      ours: sayEstimate(found?.estimate, found),
      ...judge(found, published, rivalsAt(found?.levels ?? levels)),
    },
  ];
}

/**
 * The growth T(n) / (n · T(1)) of single totals, as the geometric mean over the larger ones, and where that of another
 * sweep of the same levels would lie, each total scattering as the larger ones do about their mean.
 *
 * @returns null for fewer than two totals above one request, or without one of one
 */
export function publishedGrowth(totals: Total[]): Prediction | null {
  const alone = totals.find(({ level }) => level === 1);
  const larger = totals.filter(({ level }) => level > 1).map(({ level, seconds }) => Math.log(seconds / level));
  const spread = pooledSpread([larger]);
  if (!alone || !spread) return null;
  // Twice, as what was published scatters and so does the other sweep.
  const { standardDeviation, freedom } = spread;
  const reach = Math.SQRT2 * reachOfMean(standardDeviation, { freedom, count: 1, again: larger.length });
  const value = mean(larger) - Math.log(alone.seconds);
  return { value: Math.exp(value), low: Math.exp(value - reach), high: Math.exp(value + reach) };
}

/** What a server gives that answers everyone at once, and one that serves two at a time. */
function rivalsAt(levels: number[]): number[] {
  const larger = levels.filter((level) => level > 1);
  return [Number.POSITIVE_INFINITY, 2].map((slots) =>
    geometric(larger.map((level) => relativeTotal(level, { slots, cores: slots }) / level)),
  );
}
