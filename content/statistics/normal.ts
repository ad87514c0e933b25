/**
 * A standard normal deviate (Box and Muller, "A Note on the Generation of Random Normal Deviates", Annals of
 * Mathematical Statistics 29 (1958)).
 *
 * @param random uniform from 0 to below 1
 */
export function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** Of the polynomial below. */
const SCALE = 0.2316419;
const COEFFICIENTS = [0.31938153, -0.356563782, 1.781477937, -1.821255978, 1.330274429];

/**
 * How probably a standard normal number is at most a value, to 7.5e-8: formula 26.2.17 of Abramowitz and Stegun, "Handbook
 * of Mathematical Functions".
 */
export function probabilityOfNormal(value: number): number {
  const part = 1 / (1 + SCALE * Math.abs(value));
  const polynomial = COEFFICIENTS.reduceRight((sum, coefficient) => part * (coefficient + sum), 0);
  const above = (Math.exp((-value * value) / 2) / Math.sqrt(2 * Math.PI)) * polynomial;
  return value < 0 ? above : 1 - above;
}
