import type { Contrast, SharedVariance, Weighted } from "./contrast.ts";
import { contrastOfFew } from "./contrast-of-few.ts";
import { isTime, type LevelTimes } from "./growth.ts";

/** What two sweeps are compared over, and with. */
export interface Comparing {
  /** Whether a level is of the set. */
  among?: (level: number) => boolean;
  confidence?: number;
  /** By what all bursts of one sweep may differ from all of the other by chance: see `startVariance`. */
  shared?: SharedVariance | null;
}

/** How one sweep relates to another; estimates and ends are logarithms of second / first. */
export interface SweepRatio {
  /** The levels that it is of, ascending: those asked for that both sweeps have. */
  levels: number[];
  /** The equal-weight mean over the levels. */
  overall: Contrast;
  /** Every level by itself, with the spread of all levels that are compared, and without what they share. */
  byLevel: ({ level: number } & Contrast)[];
}

/**
 * How many times as long the second sweep takes as the first, over a stated set of levels that all weigh the same: a
 * contrast of ln seconds with the spread pooled within these levels of each sweep, and the two spreads combined after
 * Satterthwaite. Levels outside of the set say nothing of the noise within it: single requests, of which there are more,
 * scatter otherwise than bursts. That the ratio itself changes from level to level is no noise here.
 *
 * Simulated, one sweep against another like it is found to differ in 3 to 6 of 100 plans of 7 × 3, 4 × 2 and 3 × 2, also
 * where one scatters five times as much as the other.
 *
 * What all bursts of a sweep share, as the luck of one start, is no noise within it: it widens the overall interval alone.
 *
 * @returns null where no such level is in both, or with one repetition
 */
export function sweepRatio(
  first: readonly LevelTimes[],
  second: readonly LevelTimes[],
  { among = () => true, confidence = 0.95, shared = null }: Comparing = {},
): SweepRatio | null {
  const [a, b] = [logsOf(first), logsOf(second)];
  const levels = [...a.keys()].filter((level) => b.has(level) && among(level)).toSorted((x, y) => x - y);
  const weighing = (weightOf: (level: number) => number, beside: SharedVariance | null): Contrast | null => {
    const sample = (logs: Map<number, number[]>, sign: number): Weighted[] => {
      const compared = levels.map((level) => ({ values: logs.get(level) ?? [], weight: sign * weightOf(level) }));
      // Where none of them was repeated, what is known of the noise is that of the other levels.
      const others = [...logs]
        .filter(([level]) => !levels.includes(level))
        .map(([, values]) => ({ values, weight: 0 }));
      return compared.some(({ values }) => values.length > 1) ? compared : [...compared, ...others];
    };
    return contrastOfFew([sample(a, -1), sample(b, 1)], confidence, beside);
  };
  if (levels.length === 0) return null;
  const overall = weighing(() => 1 / levels.length, shared);
  const byLevel = levels.flatMap((level) => {
    const found = weighing((other) => (other === level ? 1 : 0), null);
    return found ? [{ level, ...found }] : [];
  });
  return overall && { levels, overall, byLevel };
}

/** The logarithms of what was measured at each level; levels without any are left out. */
function logsOf(sweep: readonly LevelTimes[]): Map<number, number[]> {
  const logs = sweep.map(({ level, seconds }) => [level, seconds.filter(isTime).map(Math.log)] as const);
  return new Map(logs.filter(([, values]) => values.length > 0).map(([level, values]) => [level, [...values]]));
}
