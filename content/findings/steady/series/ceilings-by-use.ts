import type { ConnectionUse } from "../../../run/parts/load-window.ts";
import type { Run } from "../../../run/run.ts";
import { median } from "../../../statistics/quantile.ts";
import type { Ceiling } from "../ceiling.ts";
import { ceilingIn, latenciesOf, offeredRates } from "../steady-loads.ts";

/** An endpoint with connections in one use. */
export interface UseCeiling {
  use: ConnectionUse;
  ceiling: Ceiling | null;
  /** The 99th percentile at a share of the highest rate that was measured in every use; null where there is none. */
  shared: { share: number; seconds: number | null } | null;
}

/** The highest rate of an endpoint in each planned use of connections, and the latency at a share that all of them have. */
export function ceilingsByUse(run: Run, id: { target: string; endpoint: string }): UseCeiling[] {
  const uses = run.plan.steady?.uses ?? [];
  const share = uses[0]?.shares.findLast((one) => uses.every(({ shares }) => shares.includes(one)));
  return uses.map(({ use }) => ({
    ...{ use, ceiling: ceilingIn(run, { ...id, use }) },
    shared: share === undefined ? null : { share, seconds: tailAt(run, { ...id, use }, share) },
  }));
}

function tailAt(run: Run, id: { target: string; endpoint: string; use: ConnectionUse }, share: number): number | null {
  const rate = offeredRates(run, id).find((one) => one.share === share);
  const tails = rate ? latenciesOf(rate, 0.99).filter(Number.isFinite) : [];
  return rate && 2 * tails.length > rate.windows.length ? median(tails) : null;
}
