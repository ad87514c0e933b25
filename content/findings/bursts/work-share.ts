import type { Run } from "../../run/run.ts";
import { invalidReason } from "./bursts.ts";

/**
 * What the server reports that one request alone took, in units of the wanted seconds; null where it was not measured, or
 * where nobody could ask for an amount.
 */
export function workShare(run: Run, target: string): number | null {
  const single = run.observations
    .filter((seen) => seen.kind === "single")
    .find((seen) => seen.target === target && invalidReason(run, seen) === null);
  const work = single?.iterations === null ? null : single?.requests[0]?.work;
  return work ? work.serviceSeconds / run.plan.targetSeconds : null;
}
