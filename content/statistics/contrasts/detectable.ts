import { quantileOfT } from "../t-quantile.ts";

/** What a contrast is judged with, and how surely a departure is to be found. */
export interface DetectableOptions {
  confidence?: number;
  /** The probability of finding it. */
  power?: number;
}

/**
 * The smallest departure that an interval would have excluded nine times in ten, in the unit of the standard error:
 *
 *     (t(0.975, f) + t(0.9, f)) · s
 *
 * It is the usual approximation of the noncentral t by a shifted one (Cohen, "Statistical Power Analysis"; Lenth, "Some
 * Practical Guidelines for Effective Sample Size Determination", The American Statistician 55 (2001)). Simulated it
 * is found in 88 of 100 with 3 degrees of freedom, 89 with 4 and 90 from 6 on; in 78 with 1 and 85 with 2.
 *
 * @param freedom degrees of freedom of the standard error, above 0
 */
export function detectable(
  standardError: number,
  freedom: number,
  { confidence = 0.95, power = 0.9 }: DetectableOptions = {},
): number {
  return (quantileOfT((1 + confidence) / 2, freedom) + quantileOfT(power, freedom)) * standardError;
}
