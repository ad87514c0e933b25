import { confidenceOf } from "../../../../run/looks.ts";
import type { Run } from "../../../../run/run.ts";
import { detectableThreshold } from "../../../../statistics/threshold/threshold.ts";
import { capacityOf } from "../../../steady/capacities.ts";
import { boundOf } from "../../../steady/steady-loads.ts";
import type { SteadyId } from "../../../steady/windows.ts";
import { type CapacityWorld, capacityWorld, takingFewer } from "../../../worlds/capacity-world.ts";
import { byInterval } from "../../judged-by.ts";
import { nameOfLoad } from "../../name-of-load.ts";
import { sayRatio } from "../../say-ratio.ts";
import { falsifiable, type Judged, NOT_MEASURED, oneSided, type Test, verdictInside } from "../../verdict.ts";

/** An endpoint takes at least so many requests a second with its 99th percentile below the bound that is declared for it. */
export function capacityAtLeast(id: SteadyId, perSecond: number): Test {
  return capacityBeside(id, "above", {
    rateIn: () => perSecond,
    falsify: (world, rate, beyond) => takingFewer(world, world.threshold - Math.log(rate) + beyond),
  });
}

interface Beside {
  /** The rate, in requests a second; null where a run has none. */
  rateIn: (run: Run) => number | null;
  /** Whether that is a rate of the run's own, such as a share of its highest. */
  isOwn?: boolean;
  /** The world in which the capacity is that rate, or on the wrong side of it by so much as a logarithm. */
  falsify: (world: CapacityWorld, perSecond: number, beyond: number) => CapacityWorld;
}

/** The capacity of an endpoint is above a rate, or below it. */
export function capacityBeside(
  id: SteadyId,
  side: "above" | "below",
  { rateIn, isOwn = false, falsify }: Beside,
): Test {
  const test = (run: Run): Judged => {
    const confidence = oneSided(confidenceOf(run));
    const [perSecond, boundSeconds] = [rateIn(run), boundOf(run, id)];
    const capacity = capacityOf(run, id, confidence, { isWithinRun: isOwn });
    if (perSecond === null || boundSeconds === null || !capacity) return NOT_MEASURED;
    const most = `up to ${sayRatio(capacity, confidence)} a second, ${capacity.windows} windows`;
    const bound = `${Number((1000 * boundSeconds).toPrecision(3))} ms`;
    const evidence = `${nameOfLoad(run, id)} answers 99 of 100 requests within ${bound} ${most}; the claim is about ${Number(perSecond.toPrecision(3))}`;
    const allowed = side === "above" ? { low: perSecond, high: null } : { low: null, high: perSecond };
    const verdict = verdictInside(capacity, {
      low: Math.log(allowed.low ?? 0),
      high: Math.log(allowed.high ?? Number.POSITIVE_INFINITY),
    });
    const noticed = detectableThreshold(capacity, side === "above" ? "high" : "low", confidence);
    return byInterval({ verdict, evidence }, capacity, { confidence, allowed, noticed });
  };
  return falsifiable(test, {
    sweeps: [],
    capacities: [id],
    falsify: (truth, beyond) => {
      const perSecond = rateIn(truth);
      return perSecond === null || !capacityWorld(truth, id)
        ? null
        : { capacity: (_, world) => falsify(world, perSecond, beyond) };
    },
  });
}
