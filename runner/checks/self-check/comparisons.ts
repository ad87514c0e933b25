import { type BurstContext, makespan, validBurstsOn } from "../../../content/findings/bursts/bursts.ts";
import { startVariance } from "../../../content/findings/starts/start-variance.ts";
import type { Plan, Sweep } from "../../../content/run/plan.ts";
import type { Run } from "../../../content/run/run.ts";
import type { ComparisonCounts } from "../../../content/self-check/self-check.ts";
import type { LevelTimes } from "../../../content/statistics/contrasts/growth.ts";
import { sweepRatio } from "../../../content/statistics/contrasts/sweep-ratio.ts";
import { EXIT, ExitError } from "../../program/exit-error.ts";

/**
 * How many times the work the second target is asked for where a slowdown is planted: as much as each plan that is shipped
 * is made to find in nine of ten runs.
 */
export const PLANTED_FACTORS = { quick: 1.2, full: 1.15 } as const;
/** How far from the factor the iterations may be, because they are whole numbers. */
const LARGEST_MISFIT = 0.05;

/** What one comparison of a target with itself is made from. */
export type Comparison = Pick<Run, "plan" | "observations"> & BurstContext;

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
 * @throws ExitError (the machine cannot) with the iterations of both
 */
export function requireSlowed({ plan, observations }: Pick<Comparison, "plan" | "observations">, factor: number): void {
  const asked = plan.sweeps.map(({ target }) =>
    observations.flatMap((seen) => (seen.kind === "burst" && seen.target === target ? (seen.iterations ?? []) : [])),
  );
  const [first = 0, second = 0] = asked.map((iterations) => iterations[0]);
  if (Math.abs(second / first - factor) <= LARGEST_MISFIT) return;
  throw new ExitError(
    `expected the second target to be asked for ${factor} times the work, got ${second} iterations after ${first}; ` +
      "this machine is too slow or too busy for that: end what else runs on it",
    EXIT.unable,
  );
}

/** Compares the two sweeps of each as articles compare two targets, and counts those that are found to differ. */
export function countDifferent(comparisons: Comparison[]): ComparisonCounts {
  const compared = comparisons.flatMap((comparison) => {
    const [first, second] = comparison.plan.sweeps;
    if (!first || !second) return [];
    const shared = startVariance(comparison, first, second);
    return sweepRatio(timesOf(comparison, first), timesOf(comparison, second), { shared })?.overall ?? [];
  });
  return {
    comparisons: compared.length,
    decided: compared.filter(({ low, high }) => low > 0 || high < 0).length,
    ratios: compared.map(({ estimate }) => Math.round(Math.exp(estimate) * 1e4) / 1e4),
  };
}

function timesOf(comparison: Comparison, sweep: Sweep): LevelTimes[] {
  const bursts = validBurstsOn(comparison, sweep);
  return sweep.levels.map((level) => ({
    level,
    seconds: bursts.flatMap((burst) => (burst.level === level ? (makespan(burst) ?? []) : [])),
  }));
}
