import type { Plan } from "../../../run/plan.ts";
import type { Run } from "../../../run/run.ts";
import { isMeasured } from "../judge-claims.ts";
import { NOT_MEASURED, type Test } from "../verdict.ts";

/**
 * A test of a claim that quick runs are not asked, because too few of them would decide it.
 *
 * @param quickDeciding how many of 100 quick runs would, as content/self-check.json has it
 */
export function ofFullRuns(quickDeciding: number, test: Test): Test {
  const evidence = `${quickDeciding} of 100 such runs would decide it`;
  const ofAll = { test, quickDeciding };
  const unasked = { ...NOT_MEASURED, evidence, wouldDecide: quickDeciding };
  const judge = (run: Run) => {
    const judged = test(run);
    // What a run did not measure it could not be asked either.
    return isAsked(run, { ofAll }) || !isMeasured(judged) ? judged : unasked;
  };
  return Object.assign(judge, { ofAll }, test.falsification && { falsification: test.falsification });
}

/** Whether runs by a plan are asked what a test is of. */
export function isAsked({ plan }: { plan: Pick<Plan, "name"> }, { ofAll }: Pick<Test, "ofAll">): boolean {
  return plan.name !== "quick" || ofAll === undefined;
}
