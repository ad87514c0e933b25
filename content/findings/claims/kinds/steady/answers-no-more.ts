import { confidenceOf } from "../../../../run/looks.ts";
import type { Run } from "../../../../run/run.ts";
import { ceilingRatio } from "../../../steady/comparisons.ts";
import type { SteadyId } from "../../../steady/windows.ts";
import { fewerAnswers } from "../../../worlds/fewer-answers.ts";
import { byInterval } from "../../judged-by.ts";
import { falsifiable, NOT_MEASURED, type Test, verdictAbove } from "../../verdict.ts";
import { sayCeilingRatio } from "./answers-more.ts";

/**
 * As many requests as an endpoint can answer in a second are at most so much more than of another.
 *
 * @param margin as a relative change: 0.1 is a tenth
 */
export function answersNoMore(first: SteadyId, second: SteadyId, margin: number): Test {
  const test = (run: Run) => {
    // From the other side: the second answers more than so small a part of what the first does.
    const found = ceilingRatio(run, second, first);
    const said = ceilingRatio(run, first, second);
    if (!found || !said) return NOT_MEASURED;
    const confidence = confidenceOf(run);
    const verdict = verdictAbove(found, -Math.log1p(margin));
    const evidence = sayCeilingRatio(run, first, second, said);
    const allowed = { low: 1 / (1 + margin), high: null };
    return byInterval({ verdict, evidence }, found, { margin, confidence, allowed });
  };
  return falsifiable(test, {
    sweeps: [],
    loads: [first, second],
    falsify: (truth, beyond) => {
      const found = ceilingRatio(truth, second, first);
      const by = found ? found.estimate + Math.log1p(margin) + beyond : 0;
      return found && { run: (run) => fewerAnswers(run, second, by) };
    },
  });
}
