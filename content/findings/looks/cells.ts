import type { Run } from "../../run/run.ts";
import type { SweepId } from "../bursts/sweep-id.ts";
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

/** What has to be measured to decide a claim: all of a plan for a test that does not say what it looks at. */
export function neededFor({ falsification }: Test, run: Run): Cell[] {
  if (!falsification) return cellsOf(run);
  const isLevel = falsification.levels?.(run) ?? (() => true);
  return cellsOf(run).filter(
    (cell) =>
      isLevel(cell.level) &&
      falsification.sweeps.some(({ target, endpoint }) => target === cell.target && endpoint === cell.endpoint),
  );
}
