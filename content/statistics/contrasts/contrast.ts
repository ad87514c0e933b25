import { mean, pooledSpread } from "../pooled-spread.ts";
import { quantileOfT } from "../t-quantile.ts";

/** A weighted sum of group means and its interval, in the unit of the values. */
export interface Contrast {
  estimate: number;
  low: number;
  high: number;
  standardError: number;
  /** Degrees of freedom of the standard error; a fraction where two spreads are combined. */
  freedom: number;
}

/** Values of one group, and how their mean counts. */
export interface Weighted {
  values: readonly number[];
  weight: number;
}

/** An uncertainty that is in no group's own spread, because all its values share it. */
export interface SharedVariance {
  variance: number;
  /** Degrees of freedom with which it is known. */
  freedom: number;
}

/**
 * A weighted sum of the means of groups that share one spread, with the interval by Student's t and the spread pooled
 * within the groups (Montgomery, "Design and Analysis of Experiments", section 3.5: contrasts).
 *
 * @param groups the values of each group with its weight; values that are no finite numbers are missing
 * @returns null for an empty group, and when no group has two values to see the spread from
 */
export function contrast(groups: readonly Weighted[], confidence = 0.95): Contrast | null {
  return contrastOfSamples([groups], confidence);
}

/**
 * The same over several samples, each a list of groups with a spread of their own. Their variances are added and their
 * degrees of freedom combined after Satterthwaite (Biometrics Bulletin 2 (1946); for two means it is Welch's test), so
 * that a noisy sweep may be compared with a quiet one.
 *
 * @param shared what to add to the variance beside the spread within groups
 * @returns null for an empty group, when any sample has no group of two values, and where what they share has no bound
 */
export function contrastOfSamples(
  samples: readonly (readonly Weighted[])[],
  confidence = 0.95,
  shared: SharedVariance | null = null,
): Contrast | null {
  const parts = samples.map(partOf);
  if (parts.length === 0 || parts.some((part) => part === null) || shared?.variance === Number.POSITIVE_INFINITY)
    return null;
  const known = parts.filter((part) => part !== null);
  const estimate = known.reduce((sum, part) => sum + part.estimate, 0);
  const uncertain = shared && shared.variance > 0 ? [...known, shared] : known;
  const variance = uncertain.reduce((sum, part) => sum + part.variance, 0);
  const standardError = Math.sqrt(variance);
  const freedom = combinedFreedom(uncertain, variance);
  const reach = quantileOfT((1 + confidence) / 2, freedom) * standardError;
  return { estimate, low: estimate - reach, high: estimate + reach, standardError, freedom };
}

/**
 * The second of two independent estimates less the first, with its interval: their variances added and their degrees of
 * freedom combined after Satterthwaite.
 */
export function difference(
  first: Pick<Contrast, "estimate" | "standardError" | "freedom">,
  second: Pick<Contrast, "estimate" | "standardError" | "freedom">,
  confidence = 0.95,
): Contrast {
  const parts = [first, second].map(({ standardError, freedom }) => ({ variance: standardError ** 2, freedom }));
  const variance = parts.reduce((sum, part) => sum + part.variance, 0);
  const [standardError, freedom] = [Math.sqrt(variance), combinedFreedom(parts, variance)];
  const estimate = second.estimate - first.estimate;
  const reach = quantileOfT((1 + confidence) / 2, freedom) * standardError;
  return { estimate, low: estimate - reach, high: estimate + reach, standardError, freedom };
}

interface Part extends SharedVariance {
  estimate: number;
}

/** What one sample adds; null where a group is empty or nothing is known of the spread. */
function partOf(groups: readonly Weighted[]): Part | null {
  const present = groups.map(({ values, weight }) => ({ values: values.filter(Number.isFinite), weight }));
  const spread = pooledSpread(present.map(({ values }) => values));
  if (spread === null || present.some(({ values }) => values.length === 0)) return null;
  const scale = present.reduce((sum, { values, weight }) => sum + weight ** 2 / values.length, 0);
  return {
    estimate: present.reduce((sum, { values, weight }) => sum + weight * mean(values), 0),
    variance: spread.standardDeviation ** 2 * scale,
    freedom: spread.freedom,
  };
}

/** Where nothing scatters at all, all degrees of freedom are one spread's. */
function combinedFreedom(parts: readonly SharedVariance[], variance: number): number {
  if (!(variance > 0)) return parts.reduce((sum, { freedom }) => sum + freedom, 0);
  return variance ** 2 / parts.reduce((sum, part) => sum + part.variance ** 2 / part.freedom, 0);
}
