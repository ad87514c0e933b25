import type { Burst } from "../../../content/run/observations/burst.ts";
import { isTimeout } from "../../load/say-fault.ts";

/**
 * Requests that were answered and must not be counted are sent again so often, then kept and marked. What makes them so is
 * the client, which had bad luck: of the largest bursts of waits up to a third on a busy machine, of which four in a hundred
 * would be left by two repeats and four in a thousand by these. Of 33 windows of steady load that did not count, 8 did not when
 * they were taken once more either; four repeats leave one of 250.
 */
const MOST_REPEATS = 4;
/** Requests that failed are sent again so often: they will probably fail again. */
const MOST_AFTER_FAILURES = 2;

/**
 * How often requests that were sent together are sent again: those that must not be counted are, unless one of them took
 * the whole timeout, which it would again.
 */
export function mostRepeats({ invalidReasons, requests }: Pick<Burst, "invalidReasons" | "requests">): number {
  if (invalidReasons.length === 0 || requests.some(({ error }) => isTimeout(error))) return 0;
  return repeatsAfter(requests.some(({ error }) => error !== null));
}

/** How often what must not be counted is measured again, by whether any of its requests failed. */
export function repeatsAfter(hasFailures: boolean): number {
  return hasFailures ? MOST_AFTER_FAILURES : MOST_REPEATS;
}
