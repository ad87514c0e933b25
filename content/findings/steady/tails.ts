import type { Run } from "../../run/run.ts";
import type { Weighted } from "../../statistics/contrasts/contrast.ts";
import { latenciesOf, type OfferedRate } from "./steady-loads.ts";

/** The share of requests that a tail is not about: it is the 99th percentile. */
export const SHARE = 0.99;

/**
 * The logarithms of the 99th percentiles at a rate, as they are weighed in a contrast. Where too many requests of a window
 * had no right answer to have one, it is at least the time that they were given.
 */
export function tailGroup({ plan }: Pick<Run, "plan">, rate: Pick<OfferedRate, "windows">, weight: number): Weighted {
  const most = plan.steady?.requestTimeoutSeconds ?? Number.POSITIVE_INFINITY;
  return { values: latenciesOf(rate, SHARE).map((seconds) => Math.log(Math.min(seconds, most))), weight };
}
