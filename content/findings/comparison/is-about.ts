import type { Run } from "../../run/run.ts";
import type { RunPair } from "./quantity.ts";

/** Whether a run may be compared about an article: one that was measured for another is of none but that. */
export function isAbout({ plan }: Pick<Run, "plan">, slug: string): boolean {
  return plan.article === null || plan.article === slug;
}

/** Whether two runs put bursts on any endpoint of the same target. */
export function haveInCommon(theirs: Pick<RunPair["theirs"], "plan">, yours: Pick<RunPair["yours"], "plan">): boolean {
  return yours.plan.sweeps.some(({ target, endpoint }) =>
    theirs.plan.sweeps.some((sweep) => sweep.target === target && sweep.endpoint === endpoint),
  );
}
