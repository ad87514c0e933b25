import { MOST_TOGETHER } from "../../content/run/parts/units.ts";
import type { Service } from "../fleet/read-services.ts";

/** How much a named plan measures. */
export interface Sizes {
  /**
   * Seconds of work that one request asks for: on endpoints declared as long, which have those of the original notebook, on
   * short ones, and on those that wait.
   */
  workSeconds: { long: number; short: number; wait: number };
  calibrationSamples: number;
  levels: readonly number[];
  /** Whether levels just above and at twice each target's workers are added. */
  aroundWorkers: boolean;
  ioLevels: readonly number[];
  repetitions: number;
  /** The most repetitions, and seconds of bursts, where a run measures until claims are decided. */
  untilDecided: { repetitions: number; burstSeconds: number };
  /** Bursts of one request in each repetition: nearly all of the error of growth is theirs. */
  soloBursts: number;
}

/** The named plans: the original notebook's sizes, and the same steps made short. */
export const PLANS: Record<"full" | "quick", Sizes> = {
  full: {
    workSeconds: { long: 2, short: 1, wait: 0.2 },
    calibrationSamples: 50,
    levels: [1, 2, 3, 4, 5, 10],
    aroundWorkers: true,
    // 40 is how many threads a plain endpoint gets by default: 41 and 80 show where they end.
    ioLevels: [1, 2, 5, 10, 20, 40, 41, 80],
    repetitions: 3,
    untilDecided: { repetitions: 4, burstSeconds: 1200 },
    soloBursts: 3,
  },
  quick: {
    workSeconds: { long: 0.16, short: 0.08, wait: 0.1 },
    calibrationSamples: 20,
    levels: [1, 2, 3, 5],
    aroundWorkers: false,
    ioLevels: [1, 5, 41],
    repetitions: 2,
    untilDecided: { repetitions: 6, burstSeconds: 120 },
    soloBursts: 4,
  },
};

/** Levels with `workers + 1` and `2 × workers` of every target that has several: one list for all targets. */
export function severalWorkers(levels: readonly number[], targets: Service[]): number[] {
  const several = targets.map(({ workers }) => workers ?? 1).filter((workers) => workers > 1);
  const around = several.flatMap((workers) => [workers + 1, 2 * workers]).filter((level) => level <= MOST_TOGETHER);
  return [...new Set([...levels, ...around])].toSorted((a, b) => a - b);
}
