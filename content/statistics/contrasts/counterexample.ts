import { quantileOfT } from "../t-quantile.ts";
import type { Contrast } from "./contrast.ts";

/** Ends that a quantity may not pass, in its own unit; of logarithms, ln 0.9 and ln 1.1 are ten percent either way. */
export interface Bounds {
  low: number;
  high: number;
}

/** A contrast of one level. */
export type AtLevel = { level: number } & Contrast;

/**
 * The level that refutes a sentence about every level, or null: the one whose interval lies wholly outside the bounds
 * and furthest from them. All levels are looked at, so each interval is of confidence 1 − (1 − confidence) / levels
 * (Bonferroni; Dunn, JASA 56 (1961)): where no level is outside, one is found in at most five of 100.
 */
export function counterexample(levels: readonly AtLevel[], bounds: Bounds, confidence = 0.95): AtLevel | null {
  const each = 1 - (1 - confidence) / Math.max(1, levels.length);
  const outside = levels
    .map((one) => ({ one, beyond: beyond(intervalOf(one, each), bounds) }))
    .filter((found) => found.beyond > 0)
    .toSorted((a, b) => b.beyond - a.beyond);
  return outside[0]?.one ?? null;
}

/** The interval of a contrast at another confidence than it was computed for. */
export function intervalOf({ estimate, standardError, freedom }: Contrast, confidence: number): Bounds {
  const reach = quantileOfT((1 + confidence) / 2, freedom) * standardError;
  return { low: estimate - reach, high: estimate + reach };
}

/** How far an interval lies beyond the bounds; 0 or less where it touches them. */
function beyond({ low, high }: Bounds, bounds: Bounds): number {
  return Math.max(low - bounds.high, bounds.low - high);
}
