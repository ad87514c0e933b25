import { median } from "./quantile.ts";

/** What makes the median absolute deviation of a normal sample its standard deviation: the constant of R's `mad`. */
const NORMAL = 1.4826;
const DEVIATIONS = 3;

/**
 * Where a sample has values further from its median than three median absolute deviations: the rule of Leys et al.,
 * "Detecting outliers", Journal of Experimental Social Psychology 49 (2013). They are for reporting, not for dropping.
 *
 * @param sample numbers of any one unit, in any order
 * @returns indices into the sample, ascending; none for fewer than three values, and none when half of the sample or
 *   more are one and the same value: the deviation is then 0 and would condemn whatever differs at all
 */
export function outliers(sample: readonly number[]): number[] {
  if (sample.length < 3) return [];
  const middle = median(sample);
  const deviations = sample.map((value) => Math.abs(value - middle));
  const spread = NORMAL * median(deviations);
  if (spread === 0) return [];
  return deviations.flatMap((deviation, index) => (deviation > DEVIATIONS * spread ? [index] : []));
}
