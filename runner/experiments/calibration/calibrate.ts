import type { WorkKind } from "../../../content/run/endpoint.ts";
import type { Calibration } from "../../../content/run/observations.ts";
import type { RequestRecord } from "../../../content/run/request.ts";
import { median } from "../../../content/statistics/quantile.ts";
import { series } from "../../load/burst.ts";
import type { Bench, Unplaced } from "../experiment.ts";

/** The most iterations that a target accepts. */
const MOST_ITERATIONS = 10_000_000;

/** Sequential requests of one iteration each: how long one iteration takes on this target, here and now. */
export async function calibrate(bench: Bench, work: WorkKind, repetition: number): Promise<Unplaced<Calibration>> {
  return { kind: "calibration", work, repetition, samples: await iterate(bench, work, bench.plan.calibrationSamples) };
}

/** Single iterations that are thrown away: the first ones on a target that has been idle take longer. */
export async function warmCalibration(bench: Bench, work: WorkKind): Promise<void> {
  await iterate(bench, work, bench.plan.warmUpRequests);
}

function iterate({ service, plan, clock, signal }: Bench, work: WorkKind, samples: number): Promise<RequestRecord[]> {
  return series({
    port: service.port,
    path: work === "matrix" ? "/test/calibrate" : `/test/calibrate?work=${work}`,
    iterations: 1,
    samples,
    timeoutSeconds: plan.requestTimeoutSeconds,
    clock,
    signal,
  });
}

/**
 * The iterations that fill `workSeconds` on a target: the wanted seconds over the median seconds of one iteration,
 * rounded. The document took the mean and cut: the median is not moved by one slow sample, and cutting would miss what
 * is wanted by up to a whole iteration.
 *
 * @returns undefined when no sample was verified
 */
export function iterationsFor(workSeconds: number, samples: RequestRecord[]): number | undefined {
  const seconds = samples.flatMap(({ work }) => (work ? [work.serviceSeconds] : []));
  if (seconds.length === 0) return undefined;
  return Math.min(MOST_ITERATIONS, Math.max(1, Math.round(workSeconds / median(seconds))));
}
