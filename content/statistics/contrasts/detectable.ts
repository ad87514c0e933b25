import { probabilityOfNormal } from "../normal.ts";
import { quantileOfT } from "../t-quantile.ts";

/** What a contrast is judged with, and how surely a departure is to be found. */
export interface DetectableOptions {
  confidence?: number;
  /** The probability of finding it. */
  power?: number;
}

/**
 * The smallest departure that an interval would have excluded nine times in ten, in the unit of the standard error: the
 * noncentrality d at which a noncentral t passes the quantile of Student's t,
 *
 *     E Φ(d − t(0.975, f) · √(χ²/f)) = 0.9
 *
 * (Johnson, Kotz and Balakrishnan, "Continuous Univariate Distributions" 2, chapter 31). From six degrees of freedom on it
 * is nearly t(0.975, f) + t(0.9, f), the usual approximation, which with one or two is found in but 78 and 85 of 100.
 *
 * @param freedom degrees of freedom of the standard error, above 0
 */
export function detectable(
  standardError: number,
  freedom: number,
  { confidence = 0.95, power = 0.9 }: DetectableOptions = {},
): number {
  return noncentrality(freedom, confidence, power) * standardError;
}

/** By degrees of freedom, confidence and power: simulations ask for the same few millions of times. */
const known = new Map<string, number>();

function noncentrality(freedom: number, confidence: number, power: number): number {
  if (!Number.isInteger(freedom)) return solved(freedom, confidence, power);
  const key = `${freedom} ${confidence} ${power}`;
  const found = known.get(key) ?? solved(freedom, confidence, power);
  known.set(key, found);
  return found;
}

/** Newton's method converges within so few steps, because the approximation that it starts from is close. */
const STEPS = 6;

function solved(freedom: number, confidence: number, power: number): number {
  const least = quantileOfT((1 + confidence) / 2, freedom);
  const spreads = spreadsOf(freedom);
  let shift = least + quantileOfT(power, freedom);
  for (let step = 0; step < STEPS; step++) {
    let [found, slope] = [0, 0];
    for (const { times, weight } of spreads) {
      const beyond = shift - least * times;
      found += weight * probabilityOfNormal(beyond);
      slope += (weight * Math.exp((-beyond * beyond) / 2)) / Math.sqrt(2 * Math.PI);
    }
    const change = (power - found) / slope;
    shift += change;
    if (Math.abs(change) < 1e-6 * shift) break;
  }
  return shift;
}

/**
 * Into how many parts the distribution of √(χ²/f) is divided, and how many of its standard deviations it is taken to have.
 */
const PARTS = 200;
const REACH = 7;

/** How many times as large as it is a spread with so many degrees of freedom is found, and how probably. */
function spreadsOf(freedom: number): { times: number; weight: number }[] {
  const deviation = 1 / Math.sqrt(2 * freedom);
  const from = Math.max(0, 1 - REACH * deviation);
  const width = (1 + REACH * deviation - from) / PARTS;
  const parts = Array.from({ length: PARTS }, (_, part) => {
    const times = from + (part + 0.5) * width;
    // The density of χ, scaled, without what all have in common; at 1 its exponent is 0.
    return { times, weight: Math.exp((freedom - 1) * Math.log(times) - (freedom * (times * times - 1)) / 2) };
  });
  const all = parts.reduce((sum, { weight }) => sum + weight, 0);
  return parts.map(({ times, weight }) => ({ times, weight: weight / all }));
}
