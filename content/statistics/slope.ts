/** A straight line `y = intercept + slope · x`. */
export interface Line {
  slope: number;
  intercept: number;
}

/**
 * The line of least squares through points, as R's `lm(y ~ x)` gives it (Legendre 1805; Draper and Smith, "Applied
 * Regression Analysis", chapter 1).
 *
 * @throws RangeError unless two points differ in x
 */
export function leastSquares(points: readonly { x: number; y: number }[]): Line {
  const n = points.length;
  const meanX = points.reduce((sum, { x }) => sum + x, 0) / n;
  const meanY = points.reduce((sum, { y }) => sum + y, 0) / n;
  const spread = points.reduce((sum, { x }) => sum + (x - meanX) ** 2, 0);
  if (!(spread > 0)) throw new RangeError("expected points that differ in x, came none");
  const slope = points.reduce((sum, { x, y }) => sum + (x - meanX) * (y - meanY), 0) / spread;
  return { slope, intercept: meanY - slope * meanX };
}
