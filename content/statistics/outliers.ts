import { median } from "./quantile.ts";

/** What makes the median absolute deviation of a normal sample its standard deviation: the constant of R's `mad`. */
const NORMAL = 1.4826;
const DEVIATIONS = 3;

/**
 * The fewest values that the rule is for. The median deviation of a few is now and then tiny by chance: simulated with
 * normal values, where nothing is far off, the rule speaks of 11% of all values in samples of three (a third of the
 * samples), of 4% to 7% in samples of four to nine, and of 2.8% and fewer from ten on.
 */
export const FEWEST_FOR_OUTLIERS = 10;

/**
 * Where a sample has values further from its median than three median absolute deviations: the rule of Leys et al.,
 * "Detecting outliers", Journal of Experimental Social Psychology 49 (2013). They are for reporting, not for dropping.
 *
 * @param sample numbers of any one unit, in any order
 * @returns indices into the sample, ascending; none for fewer than ten values, and none when more than half of the
 *   sample are one and the same value: the deviation is then 0 and would condemn whatever differs at all
 */
export function outliers(sample: readonly number[]): number[] {
  if (sample.length < FEWEST_FOR_OUTLIERS) return [];
  const middle = median(sample);
  const deviations = sample.map((value) => Math.abs(value - middle));
  const spread = NORMAL * median(deviations);
  if (spread === 0) return [];
  return deviations.flatMap((deviation, index) => (deviation > DEVIATIONS * spread ? [index] : []));
}
