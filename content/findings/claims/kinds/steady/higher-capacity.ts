import { confidenceOf } from "../../../../run/looks.ts";
import type { Run } from "../../../../run/run.ts";
import { capacityRatio } from "../../../steady/capacities.ts";
import { sayLoadsNotComparable } from "../../../steady/loads-on-nodes.ts";
import type { SteadyId } from "../../../steady/windows.ts";
import { atLowerRates, usualOf } from "../../../worlds/lower-rates.ts";
import { byInterval } from "../../judged-by.ts";
import { nameOfLoad } from "../../name-of-load.ts";
import { sayRatio } from "../../say-ratio.ts";
import { falsifiable, NOT_MEASURED, type Test, verdictAbove } from "../../verdict.ts";

/** One endpoint takes more requests a second within its declared bound than another does within its own. */
export function higherCapacity(first: SteadyId, second: SteadyId): Test {
  const test = (run: Run) => {
    const apart = sayLoadsNotComparable(run, first, second);
    if (apart !== null) return { ...NOT_MEASURED, evidence: apart };
    const found = capacityRatio(run, first, second);
    if (!found) return NOT_MEASURED;
    const confidence = confidenceOf(run);
    const evidence = `${nameOfLoad(run, first)} takes ${sayRatio(found, confidence)} times as many requests a second within its bound as ${nameOfLoad(run, second)}, ${found.windows} windows`;
    return byInterval({ verdict: verdictAbove(found, 0), evidence }, found, { confidence });
  };
  return falsifiable(test, {
    sweeps: [],
    loads: [first, second],
    falsify: (truth, beyond) => {
      if (!capacityRatio(truth, first, second)) return null;
      const above = usualOf((run) => capacityRatio(run, first, second)?.estimate);
      return { run: (run, another) => atLowerRates(run, first, above(another) + beyond) };
    },
  });
}
