import { confidenceOf } from "../../run/looks.ts";
import type { Run } from "../../run/run.ts";
import { type Contrast, contrast, type Weighted } from "../../statistics/contrasts/contrast.ts";
import { latenciesOf, type OfferedRate, offeredRates } from "./steady-loads.ts";
import type { SteadyId } from "./windows.ts";

/** The share of requests that a tail is not about: it is the 99th percentile. */
export const SHARE = 0.99;

/**
 * The logarithm of the 99th percentile at one rate, over its windows; null where there are too few. Two or three windows say
 * little of how much they scatter, so those at higher rates of the endpoint say it too: the higher the rate, the more a tail
 * scatters, so that none is taken for steadier than it is.
 */
export function tailOf(run: Run, id: SteadyId, rate: OfferedRate, confidence = confidenceOf(run)): Contrast | null {
  const higher = offeredRates(run, id).filter(({ perSecond }) => perSecond > rate.perSecond);
  const steady = higher.filter((one) => latenciesOf(one, SHARE).every(Number.isFinite));
  return contrast([tailGroup(run, rate, 1), ...steady.map((one) => tailGroup(run, one, 0))], confidence);
}

/**
 * The logarithms of the 99th percentiles at a rate, as they are weighed in a contrast. Where too many requests of a window had
 * no right answer to have one, it is at least the time that they were given.
 */
export function tailGroup({ plan }: Pick<Run, "plan">, rate: OfferedRate, weight: number): Weighted {
  const most = plan.steady?.requestTimeoutSeconds ?? Number.POSITIVE_INFINITY;
  return { values: latenciesOf(rate, SHARE).map((seconds) => Math.log(Math.min(seconds, most))), weight };
}
