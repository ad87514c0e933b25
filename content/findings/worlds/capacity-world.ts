import type { Run } from "../../run/run.ts";
import { type Curve, likeliestCurve } from "../../statistics/threshold/threshold.ts";
import { triedOf } from "../steady/capacities.ts";
import type { SteadyId } from "../steady/windows.ts";

/** How probably windows of a load break its bound, by the logarithm of their rate. */
export interface CapacityWorld extends Curve {
  /** The logarithm of how many times as high all rates are that follow from the highest. */
  pace: number;
}

/** What an endpoint's windows do as they most likely did in a run; null where it has no bound, or no windows. */
export function capacityWorld(run: Run, id: SteadyId): CapacityWorld | null {
  const tried = triedOf(run, id);
  const curve = tried && likeliestCurve(tried);
  return curve && { ...curve, pace: 0 };
}

/**
 * The world of a slower server: what it takes within the bound, and at most, is less.
 *
 * @param by the logarithm of how many times less
 */
export function takingFewer(world: CapacityWorld, by: number): CapacityWorld {
  return { ...world, threshold: world.threshold - by, pace: world.pace - by };
}
