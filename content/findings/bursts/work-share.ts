import type { Run } from "../../run/run.ts";
import { median } from "../../statistics/quantile.ts";
import { singlesOf } from "./singles.ts";

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
