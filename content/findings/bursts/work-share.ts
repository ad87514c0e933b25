import type { Run } from "../../run/run.ts";
import { median } from "../../statistics/quantile.ts";
import { validBurstsOn } from "./bursts.ts";
import { singlesOf } from "./singles.ts";
import type { SweepId } from "./sweep-id.ts";

/**
 * What the server reports that requests alone took, each in units of the wanted seconds; none where it told none, or where
 * nobody could ask for an amount.
 */
export function workShares(run: Run, target: string): number[] {
  return singlesOf(run, target)
    .filter(({ iterations }) => iterations !== null)
    .flatMap(({ requests }) => requests[0]?.work ?? [])
    .map(({ serviceSeconds }) => serviceSeconds / run.plan.targetSeconds);
}

/** The median of these; null without any. */
export function workShare(run: Run, target: string): number | null {
  const shares = workShares(run, target);
  return shares.length > 0 ? median(shares) : null;
}

/**
 * What the bursts of one of a sweep took, brought to as many iterations as its
 * target's requests alone had, in the same unit.
 */
export function workSharesOfBursts(run: Run, sweep: SweepId): number[] {
  const single = singlesOf(run, sweep.target).find(({ endpoint }) => endpoint === sweep.endpoint);
  if (!single?.iterations) return [];
  const wanted = run.plan.targetSeconds / single.iterations;
  return validBurstsOn(run, sweep).flatMap(({ level, iterations, requests: [only] }) =>
    level === 1 && iterations !== null && only?.work ? only.work.serviceSeconds / iterations / wanted : [],
  );
}
