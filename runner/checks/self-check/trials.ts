import { compareSweeps } from "../../../content/findings/bursts/comparison.ts";
import type { Plan } from "../../../content/run/plan.ts";
import type { Run } from "../../../content/run/run.ts";
import type { Trials } from "../../../content/run/self-check.ts";
import { EXIT, Failure } from "../../program/failure.ts";

/** How many times the work the second target is asked for where a slowdown is planted. */
export const PLANTED_FACTOR = 1.1;
/** How far from the factor the iterations may be, because they are whole numbers. */
const LARGEST_MISFIT = 0.05;

/** What one comparison of a target with itself is made from. */
export type Trial = Pick<Run, "plan" | "observations">;

/** The same plan with so many times the work for its second sweep, as if that target were slower. */
export function slowed(plan: Plan, factor: number): Plan {
  const sweeps = plan.sweeps.map((sweep, index) =>
    index === 1 ? { ...sweep, workSeconds: sweep.workSeconds && sweep.workSeconds * factor } : sweep,
  );
  return { ...plan, sweeps };
}

/**
 * Checks that the second target was asked for about so many times the work: few iterations cannot be a tenth more.
 *
 * @throws Failure (the machine cannot) with the iterations of both
 */
export function requireSlowed({ plan, observations }: Trial, factor: number): void {
  const asked = plan.sweeps.map(({ target }) =>
    observations.flatMap((seen) => (seen.kind === "burst" && seen.target === target ? (seen.iterations ?? []) : [])),
  );
  const [first = 0, second = 0] = asked.map((iterations) => iterations[0]);
  if (Math.abs(second / first - factor) <= LARGEST_MISFIT) return;
  throw new Failure(
    `expected the second target to be asked for ${factor} times the work, got ${second} iterations after ${first}; ` +
      "this machine is too slow or too busy for that: end what else runs on it",
    EXIT.unable,
  );
}

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
