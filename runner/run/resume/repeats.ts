import type { Observation } from "../../../content/run/observations.ts";
import type { Plan } from "../../../content/run/plan.ts";

/** An invalid burst is fired again so often, then kept and marked. */
const MOST_REPEATS = 2;

/**
 * Whether an observation is to be made again: what must not be counted is, at most twice, unless it took the whole
 * timeout, which it would again, or was the first request ever, which cannot be had again.
 *
 * @param attempt how often it had been repeated already
 */
export function isToBeRepeated(observation: Observation, attempt: number, plan: Plan): boolean {
  if (attempt >= MOST_REPEATS) return false;
  if (!("invalidReasons" in observation) || observation.invalidReasons.length === 0) return false;
  if (observation.kind === "burst" && observation.cold) return false;
  return observation.tookSeconds < plan.requestTimeoutSeconds;
}
