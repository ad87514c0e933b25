import { quantileOfT } from "./t-quantile.ts";

/** What is expected of something not yet measured, and where it will be at the given confidence. */
export interface Prediction {
  value: number;
  low: number;
  high: number;
}

/**
 * How far the mean of `again` new values may be from the mean of `count` old ones, both of one spread (Student's t; Hahn
 * and Meeker, "Statistical Intervals", section 4.7).
 *
 * @param spread the standard deviation that was estimated with so many degrees of freedom
 */
export function reachOfMean(
  spread: number,
  { freedom, count, again, confidence = 0.95 }: { freedom: number; count: number; again: number; confidence?: number },
): number {
  return quantileOfT((1 + confidence) / 2, freedom) * spread * Math.sqrt(1 / count + 1 / again);
}
