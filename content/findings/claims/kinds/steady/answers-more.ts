import { confidenceOf } from "../../../../run/looks.ts";
import type { Run } from "../../../../run/run.ts";
import type { Contrast } from "../../../../statistics/contrasts/contrast.ts";
import { ceilingRatio } from "../../../steady/comparisons.ts";
import type { SteadyId } from "../../../steady/windows.ts";
import { fewerAnswers } from "../../../worlds/fewer-answers.ts";
import { byInterval } from "../../judged-by.ts";
import { sayRatio } from "../../say-ratio.ts";
import { nameOfLoad } from "../../say-tail.ts";
import { falsifiable, NOT_MEASURED, type Test, verdictAbove } from "../../verdict.ts";

/**
 * As many requests as an endpoint can answer in a second are more than so many times as many as of another: their closed
 * loops are compared, each with the number of connections that had the highest rate.
 */
export function answersMore(first: SteadyId, second: SteadyId, times = 1): Test {
  const test = (run: Run) => {
    const found = ceilingRatio(run, first, second);
    if (!found) return NOT_MEASURED;
    const confidence = confidenceOf(run);
    const evidence = sayCeilingRatio(run, first, second, found);
    const allowed = { low: times, high: null };
    return byInterval({ verdict: verdictAbove(found, Math.log(times)), evidence }, found, { confidence, allowed });
  };
  return falsifiable(test, {
    sweeps: [],
    loads: [first, second],
    falsify: (truth, beyond) => {
      const found = ceilingRatio(truth, first, second);
      const by = found ? found.estimate - Math.log(times) + beyond : 0;
      return found && { run: (run) => fewerAnswers(run, first, by) };
    },
  });
}

/** How the highest rates of two endpoints compare, in words. */
export function sayCeilingRatio(run: Run, first: SteadyId, second: SteadyId, found: Contrast): string {
  const say = (id: SteadyId) => `${nameOfLoad(run, id)} on ${id.use} connections`;
  const ratio = sayRatio(found, confidenceOf(run));
  return `at most, ${say(first)} answers ${ratio} times as many requests a second as ${say(second)}`;
}
