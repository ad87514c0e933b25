import type { Run } from "../../../../run/run.ts";
import { boundOf, ceilingIn } from "../../../steady/steady-loads.ts";
import type { SteadyId } from "../../../steady/windows.ts";
import type { Test } from "../../verdict.ts";
import { capacityAbove } from "./capacity-at-least.ts";

/**
 * At a share of its highest rate, the 99th percentile of an endpoint's latency stays below a bound: windows at that rate and
 * at all others tell how high a rate keeps it.
 *
 * @param bound in seconds, or the one that is declared for the endpoint
 */
export function p99Below(id: SteadyId, share: number, bound: number | "declared"): Test {
  const boundIn = (run: Run) => (bound === "declared" ? boundOf(run, id) : bound);
  const rateIn = (run: Run) => {
    const ceiling = ceilingIn(run, id);
    return ceiling && share * ceiling.perSecond;
  };
  return capacityAbove(id, boundIn, rateIn);
}
