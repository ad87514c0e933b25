import { compareSweeps } from "../../content/findings/comparison.ts";
import type { Run } from "../../content/run/run.ts";
import type { Trials } from "../../content/run/self-check.ts";

/** How much more work the second name is asked for where a slowdown is planted. */
export const PLANTED_FACTOR = 1.1;

/** What one comparison of a target with itself is made from. */
export type Trial = Pick<Run, "plan" | "observations">;

/** Compares the two sweeps of every trial, and counts those that are found to differ. */
export function judge(trials: Trial[]): Trials {
  const compared = trials.flatMap((trial) => {
    const [first, second] = trial.plan.sweeps;
    return first && second ? (compareSweeps(trial, first, second) ?? []) : [];
  });
  return {
    comparisons: compared.length,
    decided: compared.filter(({ low, high }) => low > 1 || high < 1).length,
    ratios: compared.map(({ ratio }) => Math.round(ratio * 1e4) / 1e4),
  };
}
