import { confidenceOf } from "../../../../run/looks.ts";
import type { Run } from "../../../../run/run.ts";
import { besideToAlone } from "../../../steady/comparisons.ts";
import type { MixedId } from "../../../steady/mixed.ts";
import { byInterval } from "../../judged-by.ts";
import { sayRatio } from "../../say-ratio.ts";
import { falsifiable, NOT_MEASURED, oneSided, type Test, verdictInside } from "../../verdict.ts";
import { sayBeside, slowedBeside } from "./slowed-by.ts";

/**
 * Beside requests that keep its server busy, the 99th percentile of a light endpoint is at most so many times as long as
 * alone; that it may be shorter is of no interest, and few windows hardly tell.
 *
 * @param times above 1
 */
export function slowedAtMost(id: MixedId, times: number): Test {
  const test = (run: Run) => {
    const confidence = oneSided(confidenceOf(run));
    const found = besideToAlone(run, id, confidence);
    if (!found) return NOT_MEASURED;
    const evidence = sayBeside(run, id, sayRatio(found, confidence));
    const verdict = verdictInside(found, { low: Number.NEGATIVE_INFINITY, high: Math.log(times) });
    const allowed = { low: null, high: times };
    return byInterval({ verdict, evidence }, found, { margin: times - 1, confidence, allowed });
  };
  return falsifiable(test, {
    sweeps: [],
    loads: [{ target: id.target, endpoint: id.light }],
    falsify: (truth, beyond) => {
      const found = besideToAlone(truth, id, confidenceOf(truth));
      const by = found ? Math.log(times) - found.estimate + beyond : 0;
      return found && { run: (run) => slowedBeside(run, id, by) };
    },
  });
}
