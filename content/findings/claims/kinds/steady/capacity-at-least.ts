import { confidenceOf } from "../../../../run/looks.ts";
import type { Run } from "../../../../run/run.ts";
import { capacityAt } from "../../../steady/capacities.ts";
import { boundOf } from "../../../steady/steady-loads.ts";
import type { SteadyId } from "../../../steady/windows.ts";
import { atLowerRates, usualOf } from "../../../worlds/lower-rates.ts";
import { byInterval } from "../../judged-by.ts";
import { nameOfLoad } from "../../name-of-load.ts";
import { sayRatio } from "../../say-ratio.ts";
import { falsifiable, type Judged, NOT_MEASURED, type Test, verdictAbove } from "../../verdict.ts";

/** An endpoint takes at least so many requests a second with its 99th percentile below the bound that is declared for it. */
export function capacityAtLeast(id: SteadyId, perSecond: number): Test {
  return capacityAbove(
    id,
    (run) => boundOf(run, id),
    () => perSecond,
  );
}

/**
 * The capacity of an endpoint is above a rate: its 99th percentile stays below a bound there.
 *
 * @param boundIn of a run, in seconds; null where it has none
 * @param rateIn of a run, requests a second; null where it has none
 */
export function capacityAbove(
  id: SteadyId,
  boundIn: (run: Run) => number | null,
  rateIn: (run: Run) => number | null,
): Test {
  const found = (run: Run) => {
    const [boundSeconds, perSecond] = [boundIn(run), rateIn(run)];
    const capacity = boundSeconds === null ? null : capacityAt(run, id, boundSeconds);
    return capacity && boundSeconds !== null && perSecond !== null ? { capacity, boundSeconds, perSecond } : null;
  };
  const test = (run: Run): Judged => {
    const known = found(run);
    if (!known) return NOT_MEASURED;
    const { capacity, boundSeconds, perSecond } = known;
    const confidence = confidenceOf(run);
    const most = `up to ${sayRatio(capacity, confidence)} a second, ${capacity.windows} windows`;
    const bound = `${Number((1000 * boundSeconds).toPrecision(3))} ms`;
    const evidence = `${nameOfLoad(run, id)} answers 99 of 100 requests within ${bound} ${most}; claimed of ${Number(perSecond.toPrecision(3))}`;
    const allowed = { low: perSecond, high: null };
    return byInterval({ verdict: verdictAbove(capacity, Math.log(perSecond)), evidence }, capacity, {
      ...{ confidence, allowed },
    });
  };
  return falsifiable(test, {
    sweeps: [],
    loads: [id],
    falsify: (truth, beyond) => {
      if (!found(truth)) return null;
      const above = usualOf((run) => {
        const known = found(run);
        return known && known.capacity.estimate - Math.log(known.perSecond);
      });
      return { run: (run, another) => atLowerRates(run, id, above(another) + beyond) };
    },
  });
}
