import type { Calibration } from "../../run/observations/calibration.ts";
import type { WorkKind } from "../../run/parts/endpoint.ts";
import type { Run } from "../../run/run.ts";
import { labelOf, placeOf } from "../../run/target-label.ts";
import { quantile } from "../../statistics/quantile.ts";

/** How long one iteration took on a target: every verified sample in the order it was taken, and its quartiles. */
export interface CalibrationSpread {
  target: string;
  label: string;
  place: number;
  seconds: number[];
  quartiles: { low: number; median: number; high: number } | null;
  iterations: number | null;
}

/** The first calibration of every target that is asked for a kind of work; one that failed has no samples. */
export function calibrationsOf(run: Run, work: WorkKind = "matrix"): CalibrationSpread[] {
  const targets = run.plan.targets.filter((target) =>
    run.plan.sweeps.some((sweep) => sweep.target === target && sweep.work === work),
  );
  return targets.map((target) => {
    const calibration = run.observations.find(
      (seen): seen is Calibration =>
        seen.kind === "calibration" && seen.target === target && seen.work === work && seen.repetition === 0,
    );
    const seconds = calibration?.samples.flatMap(({ work }) => (work ? [work.serviceSeconds] : [])) ?? [];
    const at = (probability: number) => quantile(seconds, probability);
    return {
      target,
      label: labelOf(run, target),
      place: placeOf(run, target),
      seconds,
      quartiles: seconds.length > 0 ? { low: at(0.25), median: at(0.5), high: at(0.75) } : null,
      iterations: run.iterations.find((one) => one.target === target && one.work === work)?.iterations ?? null,
    };
  });
}
