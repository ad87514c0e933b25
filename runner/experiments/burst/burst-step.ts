import type { Sweep } from "../../../content/run/plan.ts";
import { burstSeconds } from "../common/burst-seconds.ts";
import type { Planned, Step } from "../common/experiment.ts";
import { type Serving, servingOf } from "../common/serving.ts";

/** Which burst of a sweep. */
export interface BurstOfSweep {
  sweep: Sweep;
  level: number;
  repetition: number;
  /** How many bursts of as many requests come before it in its repetition. */
  placeInRepetition: number;
  /** The first on its endpoint, which nothing was asked of before. */
  cold: boolean;
}

/** A burst to send. */
export interface BurstStep extends Step, BurstOfSweep {
  kind: "burst";
  serving: Serving;
}

/** A burst as a step. */
export function burstStep(planned: Planned, wanted: BurstOfSweep): BurstStep {
  const { sweep, level } = wanted;
  const serving = servingOf(sweep.target, planned);
  const estimateSeconds = burstSeconds(sweep, level, serving);
  return { kind: "burst", target: sweep.target, ...wanted, serving, estimateSeconds };
}
