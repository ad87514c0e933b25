import type { Run } from "../../../../run/run.ts";
import { offeredRates } from "../../../steady/steady-loads.ts";
import type { SteadyId } from "../../../steady/windows.ts";
import type { Test } from "../../verdict.ts";
import { capacityBeside } from "./capacity-at-least.ts";

/**
 * At a share of its highest rate, the 99th percentile of an endpoint's latency stays below the bound that is declared for
 * it. Windows at that rate and at all others tell up to which rate it does.
 */
export function p99Below(id: SteadyId, share: number): Test {
  const rateIn = (run: Run) => offeredRates(run, id).find((rate) => rate.share === share)?.perSecond ?? null;
  return capacityBeside(id, "above", {
    rateIn,
    isOwn: true,
    falsify: (world, perSecond, beyond) => ({ ...world, threshold: Math.log(perSecond) - beyond }),
  });
}
