/**
 * A sample quantile by linear interpolation between order statistics: type 7 of Hyndman and Fan, "Sample Quantiles in
 * Statistical Packages", The American Statistician 50 (1996), the default of R's `quantile`.
 *
 * @param sample numbers in any order, at least one
 * @param probability from 0 to 1
 * @throws RangeError for an empty sample or a probability outside 0 to 1
 */
export function quantile(sample: readonly number[], probability: number): number {
  if (!(probability >= 0 && probability <= 1))
    throw new RangeError(`expected a probability from 0 to 1, got ${probability}`);
  const sorted = sample.toSorted((a, b) => a - b);
  const position = (sorted.length - 1) * probability;
  const low = sorted[Math.floor(position)];
  const high = sorted[Math.ceil(position)];
  if (low === undefined || high === undefined) throw new RangeError("expected at least one number, got none");
  return between(low, high, position - Math.floor(position));
}

/** A share of the way from one number to another; their difference may be beyond what a number can be. */
function between(low: number, high: number, share: number): number {
  if (low === high) return low;
  const step = high - low;
  return Number.isFinite(step) ? low + step * share : low * (1 - share) + high * share;
}

/** The median: the quantile at one half. */
export function median(sample: readonly number[]): number {
  return quantile(sample, 0.5);
}
