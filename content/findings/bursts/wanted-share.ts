import type { Run } from "../../run/run.ts";
import { median } from "../../statistics/quantile.ts";
import { singlesOf } from "./singles.ts";

/** What the server reports that requests alone took, each in units of the wanted seconds; none where it told none. */
export function wantedShares(run: Run, target: string): number[] {
  return singlesOf(run, target)
    .flatMap(({ requests }) => requests[0]?.work ?? [])
    .map(({ serviceSeconds }) => serviceSeconds / run.plan.targetSeconds);
}

/** The median of these; null without any. */
export function wantedShare(run: Run, target: string): number | null {
  const shares = wantedShares(run, target);
  return shares.length > 0 ? median(shares) : null;
}
