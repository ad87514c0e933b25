import type { Plan, Sweep } from "../../content/run/plan.ts";
import { BOUNDS } from "./bounds.ts";

/** The timeout of the original notebook: answers of a blocked server come late, and their waits add up. */
const LEAST_SECONDS = 300;
/** For one request that waits for no other: longer than a first one takes that has much to load. */
const LEAST_SECONDS_ALONE = 60;
/** Room for a machine that slows down. */
const SLOWER = 3;

/** Seconds after which a request of a plan counts as failed: serial service of the largest burst, with room. */
export function timeoutFor(sweeps: Sweep[]): number {
  const longest = Math.max(
    ...sweeps.map(({ workSeconds, levels }) => SLOWER * (workSeconds ?? 0) * Math.max(...levels)),
  );
  return Math.min(BOUNDS.requestTimeoutSeconds, Math.max(LEAST_SECONDS, longest));
}

/**
 * Seconds after which a request counts as failed that is one of so many sent together: serial service of those, where no
 * other timeout was asked for. An endpoint that answers nobody is given up long before the last of a large burst would be.
 */
export function timeoutAmong(
  level: number,
  { given, requestTimeoutSeconds }: Pick<Plan, "given" | "requestTimeoutSeconds">,
  workSeconds: number | null,
): number {
  if (given.includes("requestTimeoutSeconds")) return requestTimeoutSeconds;
  return Math.min(requestTimeoutSeconds, level * Math.max(LEAST_SECONDS_ALONE, SLOWER * (workSeconds ?? 0)));
}
