import quantileOfT from "@stdlib/stats-base-dists-t-quantile";
import { quantile } from "./quantile.ts";
import { seededRandom } from "./random.ts";

/** An interval in the statistic's unit. */
export interface Interval {
  low: number;
  high: number;
}

/** How to resample. */
export interface BootstrapOptions {
  seed: number;
  resamples?: number;
  confidence?: number;
}

/** The fewest bursts, over all groups, whose resamples vary enough for an interval. */
export const FEWEST_BURSTS = 15;

/** Degrees of freedom at which Student's t is the normal distribution. */
const NORMAL = 1e9;

/**
 * The percentile bootstrap interval of a statistic of grouped bursts (Efron and Tibshirani, "An Introduction to the
 * Bootstrap", 1993, chapter 13). It resamples whole bursts within each group, since the requests of one burst depend on
 * each other, and stretches the interval about the estimate as Hesterberg, "What Teachers Should Know About the
 * Bootstrap", The American Statistician 69 (2015), corrects small samples: resamples of small groups vary too little.
 *
 * Adequate from 15 bursts in all: simulated, a slope over 7 levels × 3 bursts is covered 92 times of 100 when all bursts
 * spread alike (81 without the stretch), but only 84 times when the spread grows with the level, as then the three
 * bursts of the highest level decide: give it a statistic of logarithms.
 *
 * @param groups the bursts of each level
 * @param statistic of groups of the given sizes, smooth in the bursts, such as a slope or a mean; null leaves one out
 * @returns null for fewer than 15 bursts, for groups that all have one burst, and when the statistic is null for the
 *   bursts as they are or for more than one resample in twenty
 */
export function bootstrapInterval<T>(
  groups: readonly (readonly T[])[],
  statistic: (resampled: T[][]) => number | null,
  { seed, resamples = 2_000, confidence = 0.95 }: BootstrapOptions,
): Interval | null {
  const bursts = groups.reduce((sum, { length }) => sum + length, 0);
  const freedom = bursts - groups.filter(({ length }) => length > 0).length;
  const estimate = statistic(groups.map((group) => [...group]));
  if (bursts < FEWEST_BURSTS || freedom < 1 || estimate === null) return null;
  const random = seededRandom(seed);
  const drawn = Array.from({ length: resamples }, () => statistic(groups.map((group) => resample(group, random))));
  const values = drawn.filter((value) => value !== null);
  if (values.length < 0.95 * resamples) return null;
  const tail = (1 - confidence) / 2;
  const stretch = Math.sqrt(bursts / freedom) * (quantileOfT(tail, freedom) / quantileOfT(tail, NORMAL));
  const end = (probability: number) => estimate + stretch * (quantile(values, probability) - estimate);
  return { low: end(tail), high: end(1 - tail) };
}

function resample<T>(group: readonly T[], random: () => number): T[] {
  return group.flatMap(() => {
    const at = Math.floor(random() * group.length);
    return group.slice(at, at + 1);
  });
}
