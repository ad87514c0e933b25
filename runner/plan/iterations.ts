import type { RequestRecord } from "../../content/run/parts/request.ts";
import { median } from "../../content/statistics/quantile.ts";

/** The most iterations that a target accepts. */
const MOST_ITERATIONS = 10_000_000;

/**
 * The iterations that fill `workSeconds` on a target: the wanted seconds over the median seconds of one iteration,
 * rounded. The original notebook truncated the mean: the median is not moved by one slow sample, and truncating would
 * miss what is wanted by up to a whole iteration.
 *
 * @returns undefined when no sample was verified
 */
export function iterationsFor(workSeconds: number, samples: RequestRecord[]): number | undefined {
  const seconds = samples.flatMap(({ work }) => (work ? [work.serviceSeconds] : []));
  if (seconds.length === 0) return undefined;
  return Math.min(MOST_ITERATIONS, Math.max(1, Math.round(workSeconds / median(seconds))));
}
