import type { Run } from "../../run/run.ts";
import type { SweepId } from "../bursts/sweep-id.ts";
import { isAsked } from "../claims/kinds/of-full-runs.ts";
import type { Test } from "../claims/verdict.ts";

/** One level of one sweep. */
export interface Cell extends SweepId {
  level: number;
}

/** A cell as a key of maps and sets. */
export function keyOf({ target, endpoint, level }: Cell): string {
  return `${target} ${endpoint} ${level}`;
}

/** All that a plan measures in each repetition. */
export function cellsOf({ plan }: Pick<Run, "plan">): Cell[] {
  return plan.sweeps.flatMap(({ target, endpoint, levels }) => levels.map((level) => ({ target, endpoint, level })));
}

/**
 * What has to be measured to decide a claim: all of a plan for a test that does
 * not say what it looks at, nothing for one that it is not asked.
 */
export function neededFor(test: Test, run: Run): Cell[] {
  if (!isAsked(run, test)) return [];
  const { falsification } = test;
  if (!falsification) return cellsOf(run);
  const isLevel = falsification.levels?.(run) ?? (() => true);
  return cellsOf(run).filter(
    (cell) =>
      isLevel(cell.level) &&
      falsification.sweeps.some(({ target, endpoint }) => target === cell.target && endpoint === cell.endpoint),
  );
}
