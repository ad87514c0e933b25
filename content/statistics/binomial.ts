/**
 * The most successes that n trials have with at most so much probability of having fewer: the quantile of the binomial
 * distribution, as R's `qbinom(probability, n, p)` gives it.
 *
 * @param probability from 0 to below 1
 */
export function binomialQuantile(probability: number, trials: number, p: number): number {
  let [term, below, successes] = [(1 - p) ** trials, 0, 0];
  for (; successes < trials; successes++) {
    below += term;
    if (below >= probability) break;
    term *= ((trials - successes) / (successes + 1)) * (p / (1 - p));
  }
  return successes;
}
