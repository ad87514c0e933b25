import quantileOfT from "@stdlib/stats-base-dists-t-quantile";

/** A weighted sum of group means and its interval, in the unit of the values. */
export interface Contrast {
  estimate: number;
  low: number;
  high: number;
}

/**
 * A weighted sum of the means of groups that share one spread, with the interval by Student's t and the spread pooled
 * within the groups (Montgomery, "Design and Analysis of Experiments", section 3.5: contrasts).
 *
 * @param groups the values of each group with its weight
 * @returns null for an empty group, and when no group has two values to see the spread from
 */
export function contrast(
  groups: readonly { values: readonly number[]; weight: number }[],
  confidence = 0.95,
): Contrast | null {
  const freedom = groups.reduce((sum, { values }) => sum + values.length - 1, 0);
  if (groups.some(({ values }) => values.length === 0) || freedom < 1) return null;
  const means = groups.map(({ values }) => values.reduce((sum, value) => sum + value, 0) / values.length);
  const squares = groups.reduce(
    (sum, { values }, at) => sum + values.reduce((inner, value) => inner + (value - (means[at] ?? value)) ** 2, 0),
    0,
  );
  const estimate = groups.reduce((sum, { weight }, at) => sum + weight * (means[at] ?? 0), 0);
  const variance = groups.reduce((sum, { values, weight }) => sum + weight ** 2 / values.length, 0);
  const reach = quantileOfT((1 + confidence) / 2, freedom) * Math.sqrt((squares / freedom) * variance);
  return { estimate, low: estimate - reach, high: estimate + reach };
}
