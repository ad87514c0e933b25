import { binomialCumulative } from "./binomial.ts";

const HALVINGS = 40;

/**
 * Where the share of something lies that was found so many times in so many trials, as Clopper and Pearson, "The use of
 * confidence or fiducial limits illustrated in the case of the binomial", Biometrika 26 (1934), bound it: either end is
 * passed in at most half of what the confidence leaves.
 *
 * @param found from 0 to `trials`
 * @param trials above 0
 */
export function shareBounds(found: number, trials: number, confidence: number): { low: number; high: number } {
  const tail = (1 - confidence) / 2;
  return {
    low: found === 0 ? 0 : crossing((share) => 1 - binomialCumulative(found - 1, trials, share) > tail),
    high: found === trials ? 1 : crossing((share) => binomialCumulative(found, trials, share) < tail),
  };
}

/** The least share from which on something is true. */
function crossing(isTrue: (share: number) => boolean): number {
  let [from, to] = [0, 1];
  for (let halving = 0; halving < HALVINGS; halving++) {
    const middle = (from + to) / 2;
    if (isTrue(middle)) to = middle;
    else from = middle;
  }
  return (from + to) / 2;
}
