import quantileOfT from "@stdlib/stats-base-dists-t-quantile";

/** A straight line `y = intercept + slope · x`. */
export interface Line {
  slope: number;
  intercept: number;
}

/** A line and how well its slope is known; all in units of y per unit of x, but the intercept. */
export interface SlopeInterval extends Line {
  standardError: number;
  low: number;
  high: number;
}

type Points = readonly { x: number; y: number }[];

/**
 * The line of least squares through points, as R's `lm(y ~ x)` gives it (Legendre 1805; Draper and Smith, "Applied
 * Regression Analysis", chapter 1).
 *
 * @throws RangeError unless two points differ in x
 */
export function leastSquares(points: Points): Line {
  const { meanX, spread } = spreadOfX(points);
  const meanY = points.reduce((sum, { y }) => sum + y, 0) / points.length;
  if (!(spread > 0)) throw new RangeError("expected points that differ in x, came none");
  const slope = points.reduce((sum, { x, y }) => sum + (x - meanX) * (y - meanY), 0) / spread;
  return { slope, intercept: meanY - slope * meanX };
}

/**
 * The line of least squares with the interval of its slope by Student's t with n − 2 degrees of freedom, as R's
 * `confint(lm(y ~ x))` gives it (Draper and Smith, chapter 1). It supposes errors that are independent, normal and of
 * one spread.
 *
 * @param confidence of the two-sided interval, between 0 and 1
 * @throws RangeError for fewer than three points, or unless two differ in x
 */
export function slopeInterval(points: Points, confidence = 0.95): SlopeInterval {
  if (points.length < 3) throw new RangeError(`expected at least three points, came ${points.length}`);
  const line = leastSquares(points);
  const freedom = points.length - 2;
  const squares = points.reduce((sum, { x, y }) => sum + (y - line.intercept - line.slope * x) ** 2, 0);
  const standardError = Math.sqrt(squares / freedom / spreadOfX(points).spread);
  const reach = quantileOfT((1 + confidence) / 2, freedom) * standardError;
  return { ...line, standardError, low: line.slope - reach, high: line.slope + reach };
}

function spreadOfX(points: Points): { meanX: number; spread: number } {
  const meanX = points.reduce((sum, { x }) => sum + x, 0) / points.length;
  return { meanX, spread: points.reduce((sum, { x }) => sum + (x - meanX) ** 2, 0) };
}
