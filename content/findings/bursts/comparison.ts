import type { Run } from "../../run/run.ts";
import { type Comparison, compare } from "../../statistics/comparison.ts";
import { burstsOn, invalidReason, levelsOf, makespan } from "./bursts.ts";

/** What of a run a comparison needs. */
type Measured = Pick<Run, "plan" | "observations">;

/** A sweep: an endpoint of a target. */
export interface Side {
  target: string;
  endpoint: string;
}

/**
 * Two sweeps compared as a whole: how many times as long the second takes as the first, from the bursts that both have
 * at the same level in the same repetition.
 *
 * @param amongLevels only these levels, else all
 * @returns null when there are too few pairs to decide anything
 */
export function compareSweeps(run: Measured, first: Side, second: Side, amongLevels?: number[]): Comparison | null {
  const pairs = levelsOf(run, first.endpoint)
    .filter((level) => !amongLevels || amongLevels.includes(level))
    .flatMap((level) =>
      Array.from({ length: run.plan.repetitions }, (_, repetition) => {
        const a = secondsOf(run, first, level, repetition);
        const b = secondsOf(run, second, level, repetition);
        return a !== null && b !== null ? [Math.log(b / a)] : [];
      }),
    );
  return compare(pairs.flat(), { seed: run.plan.seed ?? 0 });
}

function secondsOf(run: Measured, { target, endpoint }: Side, level: number, repetition: number): number | null {
  const burst = burstsOn(run, endpoint).find(
    (one) =>
      one.target === target && one.level === level && one.repetition === repetition && invalidReason(one) === null,
  );
  return burst ? makespan(burst) : null;
}
