import type { LevelTimes } from "../../../../../content/statistics/contrasts/growth.ts";
import { normal } from "../../../../../content/statistics/normal.ts";

/** The levels and repetitions of the plans for requests that compute. */
export const PLANS = {
  full: { levels: [1, 2, 3, 4, 5, 6, 10], repetitions: 3 },
  quick: { levels: [1, 2, 3, 5], repetitions: 2 },
};

/** A sweep to simulate; all of it depends on the level. */
export interface Simulated {
  levels: readonly number[];
  repetitions: number | ((level: number) => number);
  /** Seconds without noise. */
  seconds?: (level: number) => number;
  /** The standard deviation of their logarithm. */
  noise: number | ((level: number) => number);
}

/** The times of a sweep with lognormal noise; by itself each further request takes as long as the first. */
export function sweepOf({ levels, repetitions, seconds = (n) => n, noise }: Simulated, random: () => number) {
  const at = (of: number | ((level: number) => number), level: number) => (typeof of === "number" ? of : of(level));
  return levels.map(
    (level): LevelTimes => ({
      level,
      seconds: Array.from(
        { length: at(repetitions, level) },
        () => seconds(level) * Math.exp(at(noise, level) * normal(random)),
      ),
    }),
  );
}

/** In how many of so many trials something happens, as a share. */
export function shareOf(trials: number, happens: () => boolean): number {
  let count = 0;
  for (let trial = 0; trial < trials; trial++) count += happens() ? 1 : 0;
  return count / trials;
}
