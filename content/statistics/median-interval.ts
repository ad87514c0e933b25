import { binomialCumulative, binomialQuantile } from "./binomial.ts";

/** An interval of a median, in the sample's unit, and the probability with which such an interval holds the median. */
export interface MedianInterval {
  low: number;
  high: number;
  coverage: number;
}

/**
 * The interval of a median between two order statistics, whatever the distribution: what the sign test does not reject
 * (Thompson, Annals of Mathematical Statistics 7 (1936); Conover, "Practical Nonparametric Statistics", section 3.2).
 * The k-th smallest and the k-th largest value miss the median with probability 2 · P(Binomial(n, ½) < k).
 *
 * @param sample independent values, in any order
 * @param confidence the least coverage, between 0 and 1
 * @returns null when even the whole range covers less than that: below 6 values at 0.95, where 2 · ½ⁿ > 0.05
 */
export function medianInterval(sample: readonly number[], confidence = 0.95): MedianInterval | null {
  const sorted = sample.toSorted((a, b) => a - b);
  const { rank, missed } = deepestRank(sorted.length, 1 - confidence);
  const [low, high] = [sorted[rank - 1], sorted[sorted.length - rank]];
  return low === undefined || high === undefined ? null : { low, high, coverage: 1 - missed };
}

/** The highest k of which both tails together stay within what may be missed; 0 when there is none. */
function deepestRank(n: number, mayMiss: number): { rank: number; missed: number } {
  const missedAt = (rank: number) => 2 * binomialCumulative(rank - 1, n, 0.5);
  const quantile = binomialQuantile(mayMiss / 2, n, 0.5);
  const rank = missedAt(quantile + 1) <= mayMiss ? quantile + 1 : quantile;
  return { rank, missed: missedAt(rank) };
}
