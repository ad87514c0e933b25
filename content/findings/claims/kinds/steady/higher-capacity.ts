import { confidenceOf } from "../../../../run/looks.ts";
import type { Run } from "../../../../run/run.ts";
import { detectableThreshold } from "../../../../statistics/threshold/threshold.ts";
import { capacityRatio } from "../../../steady/capacities.ts";
import { sayLoadsNotComparable } from "../../../steady/loads-on-nodes.ts";
import type { SteadyId } from "../../../steady/windows.ts";
import { capacityWorld, takingFewer } from "../../../worlds/capacity-world.ts";
import { byInterval } from "../../judged-by.ts";
import { nameOfLoad } from "../../name-of-load.ts";
import { sayRatio } from "../../say-ratio.ts";
import { falsifiable, NOT_MEASURED, oneSided, type Test, verdictAbove } from "../../verdict.ts";

/** One endpoint takes more requests a second within its declared bound than another does within its own. */
export function higherCapacity(first: SteadyId, second: SteadyId): Test {
  const test = (run: Run) => {
    const apart = sayLoadsNotComparable(run, first, second);
    if (apart !== null) return { ...NOT_MEASURED, evidence: apart };
    const confidence = oneSided(confidenceOf(run));
    const found = capacityRatio(run, [first, second], confidence);
    if (!found) return NOT_MEASURED;
    const evidence = `${nameOfLoad(run, first)} takes ${sayRatio(found, confidence)} times as many requests a second within its bound as ${nameOfLoad(run, second)}, ${found.windows} windows`;
    const noticed = detectableThreshold(found, "high", confidence);
    return byInterval({ verdict: verdictAbove(found, 0), evidence }, found, { confidence, noticed });
  };
  return falsifiable(test, {
    sweeps: [],
    capacities: [first, second],
    falsify: (truth, beyond) => {
      const [one, other] = [capacityWorld(truth, first), capacityWorld(truth, second)];
      if (!one || !other) return null;
      return {
        capacity: (load, world, worldOf) => {
          const most = worldOf(second)?.threshold ?? other.threshold;
          return load === first ? takingFewer(world, world.threshold - most + beyond) : world;
        },
      };
    },
  });
}
