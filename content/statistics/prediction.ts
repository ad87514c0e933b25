import quantileOfT from "@stdlib/stats-base-dists-t-quantile";
import { leastSquares } from "./slope.ts";

/** What is expected of something not yet measured, and where it will be at the given confidence. */
export interface Prediction {
  value: number;
  low: number;
  high: number;
}

/**
 * Predicts a weighted sum of new measurements from a line of least squares through old ones. With one new measurement
 * of weight 1 it is what R's `predict(lm(y ~ x), interval = "prediction")` gives (Draper and Smith, "Applied Regression
 * Analysis", 3rd edition, section 3.1); a sum has the variance
 *
 *     s² · (Σw² + (Σw)² / n + (Σw(x − x̄))² / Σ(x − x̄)²)
 *
 * where the first term is the spread of the new measurements, and the others are how well the line is known.
 *
 * @param points at least three, of which two differ in x
 * @param wanted where each new measurement is made and how it counts
 * @throws RangeError for fewer points, or none that differ in x
 */
export function predictSum(
  points: readonly { x: number; y: number }[],
  wanted: readonly { x: number; weight: number }[],
  confidence = 0.95,
): Prediction {
  if (points.length < 3) throw new RangeError(`expected at least three points, came ${points.length}`);
  const { slope, intercept } = leastSquares(points);
  const freedom = points.length - 2;
  const meanX = sum(points.map(({ x }) => x)) / points.length;
  const spreadX = sum(points.map(({ x }) => (x - meanX) ** 2));
  const variance = sum(points.map(({ x, y }) => (y - intercept - slope * x) ** 2)) / freedom;
  const own = sum(wanted.map(({ weight }) => weight ** 2));
  const level = sum(wanted.map(({ weight }) => weight)) ** 2 / points.length;
  const tilt = sum(wanted.map(({ x, weight }) => weight * (x - meanX))) ** 2 / spreadX;
  const value = sum(wanted.map(({ x, weight }) => weight * (intercept + slope * x)));
  const reach = quantileOfT((1 + confidence) / 2, freedom) * Math.sqrt(variance * (own + level + tilt));
  return { value, low: value - reach, high: value + reach };
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

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
