import type { Burst } from "../../../content/run/observations/burst.ts";
import { isLate } from "../../load/send-request.ts";

/** Requests that must not be counted are sent again so often, then kept and marked. */
const MOST_REPEATS = 2;

/**
 * How often requests that were sent together are sent again: those that must not be counted are, unless one of them took
 * the whole timeout, which it would again.
 */
export function mostRepeats({ invalidReasons, requests }: Pick<Burst, "invalidReasons" | "requests">): number {
  return invalidReasons.length > 0 && !requests.some(({ error }) => isLate(error)) ? MOST_REPEATS : 0;
}
