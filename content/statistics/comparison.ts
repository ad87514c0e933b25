import { sampledSubsetMeans, subsetMeans } from "./subset-means.ts";

/** How one thing relates to another, from pairs of measurements. */
export interface Comparison {
  /** The geometric mean of the pairs' ratios, and the interval of it; no unit. */
  ratio: number;
  low: number;
  high: number;
  /** Two-sided, of the hypothesis that the ratio is 1. */
  p: number;
  pairs: number;
}

/** How to compare: the seed of what is sampled, the interval's confidence, the most pairs of which all subsets are taken. */
export interface ComparisonOptions {
  seed: number;
  confidence?: number;
  exactUpTo?: number;
}

const SAMPLED = 9_999;

/**
 * Compares paired measurements by the sign-flip test (Fisher, "The Design of Experiments", 1935, section 21): were the
 * log-ratios symmetric about θ, each difference from θ could as well have had the other sign. Flipping a subset raises
 * the mean exactly when the subset's own mean lies below θ, so the test counts the means of all non-empty subsets on
 * either side of θ, and what it does not reject lies between two order statistics of them (Hartigan, "Using subsample
 * values as typical values", JASA 64 (1969)). Test and interval therefore always agree: p ≤ 1 − confidence just when
 * the interval excludes 1. Of more than `exactUpTo` pairs, 9,999 random subsets stand for all; the identity is counted,
 * so the level holds (Phipson and Smyth, 2010).
 *
 * @param logRatios ln(b / a) for every pair, in any order
 * @returns null when so few pairs cannot reject anything: fewer than 6 at 0.95, where 2 / 2⁵ > 0.05
 * @throws RangeError for a log-ratio that is not finite
 */
export function compare(logRatios: readonly number[], options: ComparisonOptions): Comparison | null {
  const { seed, confidence = 0.95, exactUpTo = 12 } = options;
  const pairs = logRatios.length;
  const wrong = logRatios.find((one) => !Number.isFinite(one));
  if (wrong !== undefined) throw new RangeError(`expected finite log-ratios, got ${wrong}`);
  const possible = pairs <= exactUpTo ? 2 ** pairs : SAMPLED + 1;
  const rank = rejectedCount(possible, confidence);
  if (rank < 1) return null;
  const means = pairs <= exactUpTo ? subsetMeans(logRatios) : sampledSubsetMeans(logRatios, SAMPLED, seed);
  const [low = Number.NaN, high = Number.NaN] = [means[rank - 1], means[means.length - rank]];
  const mean = logRatios.reduce((sum, one) => sum + one, 0) / pairs;
  return { ratio: Math.exp(mean), low: Math.exp(low), high: Math.exp(high), p: valueOfP(means), pairs };
}

/** How many flips, the identity among them, may lie on one side of θ for θ still to be rejected. */
function rejectedCount(possible: number, confidence: number): number {
  // The margin undoes the rounding of 1 − confidence: 1 − 0.9 is a little less than 0.1.
  return Math.floor(((1 - confidence) * possible) / 2 + 1e-9);
}

function valueOfP(means: Float64Array): number {
  const below = means.reduce((count, mean) => count + (mean <= 0 ? 1 : 0), 0);
  const above = means.reduce((count, mean) => count + (mean >= 0 ? 1 : 0), 0);
  return Math.min(1, (2 * (1 + Math.min(below, above))) / (means.length + 1));
}
