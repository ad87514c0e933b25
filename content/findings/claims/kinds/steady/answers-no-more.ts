import { confidenceOf } from "../../../../run/looks.ts";
import type { Run } from "../../../../run/run.ts";
import { rateRatio } from "../../../steady/comparisons.ts";
import { sayLoadsNotComparable } from "../../../steady/loads-on-nodes.ts";
import type { SteadyId } from "../../../steady/windows.ts";
import { fewerAnswers } from "../../../worlds/fewer-answers.ts";
import { byInterval } from "../../judged-by.ts";
import { falsifiable, NOT_MEASURED, oneSided, type Test, verdictAbove } from "../../verdict.ts";
import { sayRateRatio } from "./answers-more.ts";

/**
 * An endpoint answers at most so much more requests a second than another, in closed loops as for {@link answersMore}.
 *
 * @param margin as a relative change: 0.1 is a tenth
 */
export function answersNoMore(first: SteadyId, second: SteadyId, margin: number): Test {
  const test = (run: Run) => {
    const apart = sayLoadsNotComparable(run, first, second);
    if (apart !== null) return { ...NOT_MEASURED, evidence: apart };
    // From the other side: the second answers more than so small a part of what the first does.
    const confidence = oneSided(confidenceOf(run));
    const found = rateRatio(run, [second, first], confidence);
    const said = rateRatio(run, [first, second], confidence);
    if (!found || !said) return NOT_MEASURED;
    const verdict = verdictAbove(found, -Math.log1p(margin));
    const evidence = sayRateRatio(run, first, second, said);
    const allowed = { low: 1 / (1 + margin), high: null };
    return byInterval({ verdict, evidence }, found, { margin, confidence, allowed });
  };
  return falsifiable(test, {
    sweeps: [],
    loads: [first, second],
    falsify: (truth, beyond) => {
      const found = rateRatio(truth, [second, first], confidenceOf(truth));
      const by = found ? found.estimate + Math.log1p(margin) + beyond : 0;
      return found && { run: (run) => fewerAnswers(run, second, by) };
    },
  });
}
