import type { Run } from "./run.ts";

/** What a target is called in text and figures: its label, or its name where the run does not have it. */
export function labelOf(run: Pick<Run, "targets">, target: string): string {
  return run.targets.find(({ name }) => name === target)?.label ?? target;
}

/** The place of a target in its run, from 0; controls come after the targets. */
export function placeOf(run: Pick<Run, "plan">, target: string): number {
  return Math.max(0, [...run.plan.targets, ...run.plan.controls].indexOf(target));
}
