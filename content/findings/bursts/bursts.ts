import type { Burst } from "../../run/observations/burst.ts";
import type { Run } from "../../run/run.ts";

/** Seconds from the start of a burst until its last request was answered; null when one was not. */
export function makespan(burst: Pick<Burst, "requests">): number | null {
  const ends = burst.requests.map(({ lastByteSeconds, error }) => (error === null ? lastByteSeconds : null));
  return ends.some((end) => end === null) ? null : Math.max(...ends.map((end) => end ?? 0));
}

/** Why a burst must not be counted, as was found when it was measured; null when it counts. */
export function invalidReason(burst: Pick<Burst, "invalidReasons">): string | null {
  return burst.invalidReasons[0] ?? null;
}

/** All warm bursts of a run on one endpoint; the cold ones are kept apart. */
export function burstsOn(run: Pick<Run, "observations">, endpoint: string): Burst[] {
  return burstsOf(run).filter((burst) => burst.endpoint === endpoint && !burst.cold);
}

/** Every burst of a run, valid or not, cold or warm. */
export function burstsOf(run: Pick<Run, "observations">): Burst[] {
  return run.observations.filter((seen) => seen.kind === "burst");
}

/** The levels that an endpoint was planned to be measured at, in ascending order. */
export function levelsOf(run: Pick<Run, "plan">, endpoint: string): number[] {
  const sweeps = run.plan.sweeps.filter((sweep) => sweep.endpoint === endpoint);
  return [...new Set(sweeps.flatMap(({ levels }) => levels))].toSorted((a, b) => a - b);
}
