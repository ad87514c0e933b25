import { confidenceOf } from "../../run/looks.ts";
import type { Run } from "../../run/run.ts";
import type { TrialsAt } from "../../statistics/threshold/threshold.ts";
import { type CapacityEstimate, capacityOf, triedOf } from "./capacities.ts";
import { boundOf } from "./steady-loads.ts";
import type { SteadyId } from "./windows.ts";

/** The capacity of an endpoint, in requests a second, as it is published: everywhere the same. */
export interface KnownCapacity {
  perSecond: number;
  /** What is said before it where it is only an end of its interval. */
  limit: "at least" | "less than" | null;
  /** Its interval, at the run's confidence: from 0 where nothing bounds it below, to null where nothing does above. */
  low: number;
  high: number | null;
  /** What the 99th percentile is to stay below. */
  boundSeconds: number;
}

/**
 * The capacity of an endpoint at the bound that is declared for it. An estimate beyond all rates that were tried would be a
 * guess: there, as where nothing that was tried bounds it, only the other end of its interval is known.
 *
 * @returns null without a bound, where no window counts, and where neither end is known
 */
export function knownCapacity(run: Run, id: SteadyId): KnownCapacity | null {
  const [boundSeconds, tried] = [boundOf(run, id), triedOf(run, id)];
  const found = capacityOf(run, id, confidenceOf(run));
  if (boundSeconds === null || !tried || !found) return null;
  const [low, high] = [Math.exp(found.low), Math.exp(found.high)];
  const side = unboundedSide(found, tried);
  if (side === null) return { perSecond: Math.exp(found.estimate), limit: null, low, high, boundSeconds };
  if (side === "above") return low > 0 ? { perSecond: low, limit: "at least", low, high: null, boundSeconds } : null;
  return Number.isFinite(high) ? { perSecond: high, limit: "less than", low: 0, high, boundSeconds } : null;
}

/** On which side nothing is known of it; null where both ends are. */
function unboundedSide({ estimate, low, high }: CapacityEstimate, tried: readonly TrialsAt[]) {
  const levels = tried.filter(({ trials }) => trials > 0).map(({ level }) => Math.log(level));
  if (high === Number.POSITIVE_INFINITY || estimate > Math.max(...levels)) return "above";
  return low === Number.NEGATIVE_INFINITY || estimate < Math.min(...levels) ? "below" : null;
}
