import { sharedCores } from "../../run/circumstances/shared-cores.ts";
import type { Burst } from "../../run/observations/burst.ts";
import type { Run } from "../../run/run.ts";
import { onceEach } from "../memo/once-each.ts";
import { invalidReasons, type Observed } from "./invalid-reasons.ts";
import { lastAnswered } from "./moments.ts";

/** Seconds from the start of a burst until its last request was answered; null when one was not. */
export function makespan(burst: Pick<Burst, "requests">): number | null {
  const isAnswered = burst.requests.every(({ lastByteSeconds, error }) => error === null && lastByteSeconds !== null);
  return isAnswered ? lastAnswered(burst.requests) : null;
}

/** What of a run its bursts are judged by. */
export interface BurstContext {
  environment: Pick<Run["environment"], "cores" | "nodes">;
}

/** The first reason why a burst of a run must not be counted, by today's rule; null when it counts. */
export function invalidReason({ environment }: BurstContext, burst: Observed & Pick<Burst, "node">): string | null {
  return firstReason(burst, sharedCores(environment, burst));
}

const firstReason = onceEach((burst: Observed, cores: number | null) => invalidReasons(burst, cores)[0] ?? null);

/** The warm bursts of one sweep that count, of every level. */
export function validBurstsOn(
  run: Pick<Run, "observations"> & BurstContext,
  { target, endpoint }: Pick<Burst, "target" | "endpoint">,
): Burst[] {
  return burstsOn(run, endpoint).filter((burst) => burst.target === target && invalidReason(run, burst) === null);
}

/** All warm bursts of a run on one endpoint; the cold ones are kept apart. */
export function burstsOn(run: Pick<Run, "observations">, endpoint: string): Burst[] {
  return burstsOf(run).filter((burst) => burst.endpoint === endpoint && !burst.cold);
}

/** Every burst of a run, valid or not, cold or warm. */
export function burstsOf(run: Pick<Run, "observations">): Burst[] {
  return run.observations.filter((seen) => seen.kind === "burst");
}

/**
 * The targets that a figure about an endpoint shows, in the order of the plan.
 *
 * @param wanted those that are asked for; without them all but controls
 */
export function shownOn(run: Pick<Run, "plan">, endpoint: string, wanted?: readonly string[]): string[] {
  const { sweeps, controls } = run.plan;
  return sweeps
    .filter((sweep) => sweep.endpoint === endpoint)
    .map(({ target }) => target)
    .filter((target) => (wanted ? wanted.includes(target) : !controls.includes(target)));
}

/** The levels that an endpoint was planned to be measured at, in ascending order. */
export function levelsOf(run: Pick<Run, "plan">, endpoint: string): number[] {
  const sweeps = run.plan.sweeps.filter((sweep) => sweep.endpoint === endpoint);
  return [...new Set(sweeps.flatMap(({ levels }) => levels))].toSorted((a, b) => a - b);
}
