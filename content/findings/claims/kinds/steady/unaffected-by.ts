import { confidenceOf } from "../../../../run/looks.ts";
import type { Run } from "../../../../run/run.ts";
import { besideToAlone } from "../../../steady/comparisons.ts";
import type { MixedId } from "../../../steady/mixed.ts";
import { byInterval } from "../../judged-by.ts";
import { sayRatio } from "../../say-ratio.ts";
import { falsifiable, NOT_MEASURED, oneSided, type Test, verdictInside } from "../../verdict.ts";
import { sayBeside, slowedBeside } from "./slowed-by.ts";

/**
 * The 99th percentile of a light endpoint is as long beside requests that keep its server busy as it is alone, give or take
 * a margin. It is shown by two one-sided tests (Schuirmann 1987), and refuted where its whole interval is outside.
 *
 * @param margin as a relative change: 0.1 is a tenth
 */
export function unaffectedBy(id: MixedId, margin: number): Test {
  const test = (run: Run) => {
    const confidence = confidenceOf(run);
    const [narrow, wide] = [besideToAlone(run, id, oneSided(confidence)), besideToAlone(run, id, confidence)];
    if (!narrow || !wide) return NOT_MEASURED;
    const bounds = { low: -Math.log1p(margin), high: Math.log1p(margin) };
    const verdict = verdictInside(narrow, bounds) === "holds" ? "holds" : verdictInside(wide, bounds);
    const evidence = sayBeside(run, id, sayRatio(wide, confidence));
    return byInterval({ verdict, evidence }, wide, { margin, confidence });
  };
  return falsifiable(test, {
    sweeps: [],
    loads: [{ target: id.target, endpoint: id.light }],
    falsify: (truth, beyond) => {
      const found = besideToAlone(truth, id, confidenceOf(truth));
      const by = found ? Math.log1p(margin) - found.estimate + beyond : 0;
      return found && { run: (run) => slowedBeside(run, id, by) };
    },
  });
}
