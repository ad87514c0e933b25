/** How far values scatter about the mean of their own group. */
export interface PooledSpread {
  /** In the unit of the values: of logarithms it is relative, 0.03 is 3%. */
  standardDeviation: number;
  /** Degrees of freedom: the values less one for each group. */
  freedom: number;
}

/**
 * The standard deviation within groups that share one spread, pooled over all of them (Montgomery, "Design and Analysis
 * of Experiments", section 3.3: the error mean square). Of a sweep the groups are its levels and the values ln seconds:
 * a level of two or three bursts says little about the noise, seven of them together say enough.
 *
 * @param groups values of each group; one that is no finite number is missing, and a group may have any number
 * @returns null when no group has two values: with one repetition nothing is known of the noise
 */
export function pooledSpread(groups: readonly (readonly number[])[]): PooledSpread | null {
  const present = groups.map((group) => group.filter(Number.isFinite)).filter(({ length }) => length > 0);
  const freedom = present.reduce((sum, { length }) => sum + length - 1, 0);
  if (freedom < 1) return null;
  return { standardDeviation: Math.sqrt(present.reduce((sum, group) => sum + squares(group), 0) / freedom), freedom };
}

/** The arithmetic mean; NaN of none. */
export function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function squares(group: readonly number[]): number {
  const middle = mean(group);
  return group.reduce((sum, value) => sum + (value - middle) ** 2, 0);
}
