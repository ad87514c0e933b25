import type { Burst } from "../../../content/run/observations/burst.ts";
import type { Plan } from "../../../content/run/plan.ts";

/** Requests that must not be counted are sent again so often, then kept and marked. */
const MOST_REPEATS = 2;

/**
 * How often requests that were sent together are sent again: those that must not be counted are, unless they took the
 * whole timeout, which they would again.
 */
export function mostRepeats(
  { invalidReasons, tookSeconds }: Pick<Burst, "invalidReasons" | "tookSeconds">,
  plan: Plan,
): number {
  return invalidReasons.length > 0 && tookSeconds < plan.requestTimeoutSeconds ? MOST_REPEATS : 0;
}
