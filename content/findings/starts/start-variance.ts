import type { WorkKind } from "../../run/parts/endpoint.ts";
import type { Run } from "../../run/run.ts";
import type { SharedVariance } from "../../statistics/contrasts/contrast.ts";
import { quantileOfT } from "../../statistics/t-quantile.ts";
import type { SweepId } from "../bursts/sweep-id.ts";

/**
 * How much one start of a program differs from another, as the standard deviation of ln seconds, and the degrees of freedom
 * with which that is known. All bursts of a start share it, so that no repetition within a run shows it.
 *
 * It was found by `pnpm self-check`, which starts one image twice and compares the two: in 110 comparisons on real servers
 * the ratio was within 2% in 61 and off by more than 8% in 8, for as long as both ran and in their calibrations too. It did
 * not go away where the core, the seed of hashes or the layout of addresses was held fixed. All of them computed in plain
 * Python; other work is taken to be alike. Few degrees of freedom allow for the long tail.
 */
export const START_SPREAD = { standardDeviation: 0.025, freedom: 10 } as const;

/** A wait takes as long however fast a start computes. */
const NOT_COMPUTED = "wait";

/** The variance of ln seconds between starts that do one kind of work. */
export function varianceOfStarts(work: WorkKind): number {
  return work === NOT_COMPUTED ? 0 : START_SPREAD.standardDeviation ** 2;
}

/**
 * By what the luck of two starts may make one sweep differ from another; null where both are of one start, or wait.
 *
 * @param plan of the run, which says what work each sweep asks for
 */
export function startVariance({ plan }: Pick<Run, "plan">, first: SweepId, second: SweepId): SharedVariance | null {
  if (first.target === second.target) return null;
  const kindOf = ({ target, endpoint }: SweepId) =>
    plan.sweeps.find((sweep) => sweep.target === target && sweep.endpoint === endpoint)?.work;
  const starts = [first, second].filter((sweep) => kindOf(sweep) !== NOT_COMPUTED).length;
  if (starts === 0) return null;
  return { variance: starts * START_SPREAD.standardDeviation ** 2, freedom: START_SPREAD.freedom };
}

/** How far two starts alone may set two sweeps apart, in ln seconds, at a confidence; 0 where they cannot. */
export function startReach(
  run: Pick<Run, "plan">,
  [first, second]: readonly [SweepId, SweepId],
  confidence: number,
): number {
  const shared = startVariance(run, first, second);
  return shared ? quantileOfT((1 + confidence) / 2, shared.freedom) * Math.sqrt(shared.variance) : 0;
}
