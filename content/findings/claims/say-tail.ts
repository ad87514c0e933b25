import type { Run } from "../../run/run.ts";
import { labelOf } from "../../run/target-label.ts";
import type { Contrast } from "../../statistics/contrasts/contrast.ts";
import { sayEndpoint } from "../labels.ts";
import type { OfferedRate } from "../steady/steady-loads.ts";

/** What an endpoint under steady load is called in evidence. */
export function nameOfLoad(run: Run, { target, endpoint }: { target: string; endpoint: string }): string {
  return `${labelOf(run, target)} (${sayEndpoint(run, endpoint)})`;
}

/** The 99th percentile at one rate, in words; the contrast is of its logarithm in seconds. */
export function sayTail(
  run: Run,
  id: { target: string; endpoint: string },
  { perSecond, windows }: OfferedRate,
  { estimate, low, high }: Pick<Contrast, "estimate" | "low" | "high">,
): string {
  const [tail, from, to] = [estimate, low, high].map((log) => Number((1000 * Math.exp(log)).toPrecision(3)));
  const rate = Number(perSecond.toPrecision(3));
  return `${nameOfLoad(run, id)} answers 99 of 100 requests within ${tail} ms (${from} to ${to}) at ${rate} a second, ${windows.length} windows`;
}
