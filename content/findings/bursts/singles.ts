import type { Single } from "../../run/observations/single.ts";
import type { Run } from "../../run/run.ts";
import { invalidReason } from "./bursts.ts";

/** The requests alone with a target's own iterations that were answered and count, each an observation of one request. */
export function singlesOf(run: Run, target: string): Single[] {
  return run.observations
    .filter((seen) => seen.kind === "single")
    .filter((seen) => seen.target === target && invalidReason(run, seen) === null && seen.requests[0]?.error === null);
}
