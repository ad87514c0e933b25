import cumulative from "@stdlib/stats-base-dists-binomial-cdf";
import quantile from "@stdlib/stats-base-dists-binomial-quantile";

/** What a computed probability is off by: one that is met exactly must not be missed by rounding. */
const ROUNDING = 1e-12;

/**
 * The most successes that n trials have with at most so much probability of having fewer: the quantile of the binomial
 * distribution, as R's `qbinom(probability, n, p)` gives it.
 *
 * @param probability from 0 to 1
 * @throws RangeError for what is no probability, or no number of trials
 */
export function binomialQuantile(probability: number, trials: number, p: number): number {
  const met = probability < 1 ? probability * (1 - ROUNDING) : probability;
  return real(quantile(met, trials, p), [probability, trials, p]);
}

/**
 * The probability of at most so many successes in n trials, as R's `pbinom(successes, n, p)` gives it.
 *
 * @throws RangeError for what is no probability, or no number of trials
 */
export function binomialCumulative(successes: number, trials: number, p: number): number {
  return real(cumulative(successes, trials, p), [successes, trials, p]);
}

function real(value: number, given: number[]): number {
  if (Number.isNaN(value))
    throw new RangeError(`expected probabilities and a number of trials, got ${given.join(", ")}`);
  return value;
}
