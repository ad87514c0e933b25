import type { Calibration } from "../../content/run/observations.ts";
import { series } from "../load/burst.ts";
import type { Bench, Unplaced } from "./experiment.ts";

/** Sequential requests of one iteration each: how long one iteration takes on this target, here and now. */
export async function calibrate({ plan, service, signal }: Bench): Promise<Unplaced<Calibration>> {
  const samples = await series({
    port: service.port,
    path: "/test/calibrate",
    iterations: 1,
    samples: plan.calibrationSamples,
    timeoutSeconds: plan.requestTimeoutSeconds,
    signal,
  });
  return { kind: "calibration", samples };
}

/**
 * The iterations that fill `targetSeconds` on a target: the wanted seconds over the median seconds of one iteration,
 * cut to a whole number as in the document, which took the mean; the median is not moved by one slow sample.
 *
 * @returns undefined when no sample was verified
 */
export function iterationsFor(targetSeconds: number, calibration: Unplaced<Calibration>): number | undefined {
  const seconds = calibration.samples
    .flatMap(({ work }) => (work ? [work.serviceSeconds] : []))
    .toSorted((a, b) => a - b);
  const low = seconds[Math.floor((seconds.length - 1) / 2)];
  const high = seconds[Math.ceil((seconds.length - 1) / 2)];
  if (low === undefined || high === undefined) return undefined;
  return Math.min(10_000, Math.max(1, Math.trunc(targetSeconds / ((low + high) / 2))));
}
