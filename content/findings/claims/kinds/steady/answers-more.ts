import { confidenceOf } from "../../../../run/looks.ts";
import type { Run } from "../../../../run/run.ts";
import { type RateRatio, rateRatio } from "../../../steady/comparisons.ts";
import { sayLoadsNotComparable } from "../../../steady/loads-on-nodes.ts";
import type { SteadyId } from "../../../steady/windows.ts";
import { fewerAnswers } from "../../../worlds/fewer-answers.ts";
import { byInterval } from "../../judged-by.ts";
import { nameOfLoad } from "../../name-of-load.ts";
import { sayRatio } from "../../say-ratio.ts";
import { falsifiable, NOT_MEASURED, oneSided, type Test, verdictAbove } from "../../verdict.ts";

/**
 * An endpoint answers more than so many times as many requests a second as another, where each connection asks again as soon
 * as it was answered: over all numbers of connections that both were measured with.
 */
export function answersMore(first: SteadyId, second: SteadyId, times = 1): Test {
  const test = (run: Run) => {
    const apart = sayLoadsNotComparable(run, first, second);
    if (apart !== null) return { ...NOT_MEASURED, evidence: apart };
    const confidence = oneSided(confidenceOf(run));
    const found = rateRatio(run, [first, second], confidence);
    if (!found) return NOT_MEASURED;
    const evidence = sayRateRatio(run, first, second, found);
    const allowed = { low: times, high: null };
    return byInterval({ verdict: verdictAbove(found, Math.log(times)), evidence }, found, { confidence, allowed });
  };
  return falsifiable(test, {
    sweeps: [],
    loads: [first, second],
    falsify: (truth, beyond) => {
      const found = rateRatio(truth, [first, second], confidenceOf(truth));
      const by = found ? found.estimate - Math.log(times) + beyond : 0;
      return found && { run: (run) => fewerAnswers(run, first, by) };
    },
  });
}

/** How the rates of two endpoints compare, in words. */
export function sayRateRatio(run: Run, first: SteadyId, second: SteadyId, found: RateRatio): string {
  const say = (id: SteadyId) => `${nameOfLoad(run, id)} on ${id.use} connections`;
  const ratio = sayRatio(found, oneSided(confidenceOf(run)));
  const tried = `${found.connections.join(", ")} connections, in closed loops`;
  return `${say(first)} answers ${ratio} times as many requests a second as ${say(second)}, ${tried}`;
}
