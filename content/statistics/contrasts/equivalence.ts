import { noncentralF } from "../noncentral-f.ts";
import { mean } from "../pooled-spread.ts";
import { type AtLevel, counterexample } from "./counterexample.ts";
import type { SweepRatio } from "./sweep-ratio.ts";

/** Whether two sweeps are shown to be alike, overall and level by level. */
export interface Equivalence {
  /** The root mean square, over the levels, of the logarithm of second / first, and what it is at most. */
  rootMeanSquare: number;
  atMost: number;
  /** Alike: `atMost` and the overall interval are within the margin. */
  isShown: boolean;
  /** A level at which they are shown to differ by more than the margin; then they are not alike. */
  refutedAt: AtLevel | null;
}

/**
 * Whether neither of two sweeps takes longer than the other by more than a margin. The overall contrast cannot tell: 8%
 * more at one level and 8% less at another give 0. So the root mean square of the levels' differences has to be within
 * the margin too, by the F test of equivalence (Wellek, "Testing Statistical Hypotheses of Equivalence and
 * Noninferiority", 2nd edition, section 7.2). One that is as large as the margin passes in at most 5 of 100, while all
 * levels by themselves would have to be known far better than they are.
 *
 * @param margin as a relative change: 0.05 is a twentieth
 */
export function equivalence({ overall, byLevel }: SweepRatio, margin: number, confidence = 0.95): Equivalence {
  const reach = Math.log1p(margin);
  const bounds = { low: -reach, high: reach };
  const rootMeanSquare = Math.sqrt(mean(byLevel.map(({ estimate }) => estimate ** 2)));
  // What looks less than the noise alone would make it has no bound of its own.
  const atMost = Math.max(rootMeanSquare, boundOf(byLevel, confidence));
  const isInside = overall.low >= bounds.low && overall.high <= bounds.high;
  return {
    rootMeanSquare,
    atMost,
    isShown: isInside && atMost <= reach,
    refutedAt: counterexample(byLevel, bounds, confidence),
  };
}

/** To a billionth of what is searched through. */
const HALVINGS = 30;

/** The least root mean square that is rejected: differences as large as that would seldom look so small. */
function boundOf(byLevel: readonly AtLevel[], confidence: number): number {
  const largest = Math.max(...byLevel.map(({ estimate }) => Math.abs(estimate)));
  const widest = Math.max(...byLevel.map(({ standardError }) => standardError));
  if (byLevel.some(({ standardError }) => !(standardError > 0))) return largest;
  // Beyond this, hardly anything would look as small as what was found.
  let [from, to] = [0, 2 * largest + 100 * widest];
  for (let halving = 0; halving < HALVINGS; halving++) {
    const middle = (from + to) / 2;
    if (probabilityBelow(byLevel, middle) > 1 - confidence) from = middle;
    else to = middle;
  }
  return to;
}

/** How probably the differences are as small as found, or smaller, were their root mean square so large. */
function probabilityBelow(byLevel: readonly AtLevel[], rootMeanSquare: number): number {
  const levels = byLevel.length;
  const freedom = { above: levels, below: Math.min(...byLevel.map((one) => one.freedom)) };
  const found = byLevel.reduce((sum, { estimate, standardError }) => sum + (estimate / standardError) ** 2, 0) / levels;
  const shift = byLevel.reduce((sum, { standardError }) => sum + (rootMeanSquare / standardError) ** 2, 0);
  return noncentralF(found, freedom, shift);
}
