import type { Burst } from "../../run/observations/burst.ts";
import type { Run } from "../../run/run.ts";
import { validBurstsOn } from "../bursts/bursts.ts";
import type { SweepId } from "../bursts/sweep-id.ts";
import { usableCores } from "../usable-cores.ts";

/**
 * The bursts of a sweep that count and that one server can explain: with more cores on one node than on another a target is
 * two servers, of which that with the least is taken.
 */
export function burstsOfOneServer(run: Pick<Run, "observations" | "environment" | "targets">, sweep: SweepId): Burst[] {
  const least = usableCores(run, sweep.target);
  return validBurstsOn(run, sweep).filter(({ node }) => usableCores(run, sweep.target, node) <= least);
}
