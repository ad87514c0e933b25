import type { Calibration } from "../../run/observations/calibration.ts";
import type { WorkKind } from "../../run/parts/endpoint.ts";
import type { Run } from "../../run/run.ts";
import { labelOf } from "../../run/target-label.ts";
import { median } from "../../statistics/quantile.ts";

/** A repetition whose calibration is off by more is flagged. */
const DRIFT_BOUND = 0.1;

/** How much longer an iteration took before a repetition than when the iterations were decided. */
export interface Drift {
  target: string;
  label: string;
  work: WorkKind;
  repetition: number;
  /** 0.1 is a tenth longer; null when either was not measured. */
  change: number | null;
  isFlagged: boolean;
}

/**
 * The drift of every target and kind of work, repetition by repetition; not known of a node that the target was on for the
 * first time, since nodes differ, too.
 */
export function driftsOf(run: Run): Drift[] {
  const calibrations = run.observations.filter((seen) => seen.kind === "calibration");
  return calibrations
    .filter(({ repetition }) => repetition > 0)
    .map((later) => {
      const first = calibrations.find(
        ({ target, work, repetition, node }) =>
          target === later.target &&
          work === later.work &&
          node === later.node &&
          (repetition === 0 || node !== undefined),
      );
      const [before, after] = [first && first !== later && iterationSeconds(first), iterationSeconds(later)];
      const change = before && after ? after / before - 1 : null;
      const { target, work, repetition } = later;
      const isFlagged = change !== null && Math.abs(change) > DRIFT_BOUND;
      return { target, label: labelOf(run, target), work, repetition, change, isFlagged };
    });
}

/**
 * The most that the calibrations of some sweeps' targets changed in the course of a run, for the work that these sweeps ask
 * for, as a logarithm; 0 where none was calibrated again.
 */
export function largestDrift(run: Run, sweeps: readonly { target: string; endpoint: string }[]): number {
  const asked = run.plan.sweeps.filter((one) =>
    sweeps.some(({ target, endpoint }) => target === one.target && endpoint === one.endpoint),
  );
  const drifts = driftsOf(run).filter((drift) =>
    asked.some(({ target, work }) => target === drift.target && work === drift.work),
  );
  return Math.max(0, ...drifts.flatMap(({ change }) => (change === null ? [] : Math.abs(Math.log1p(change)))));
}

/** The repetitions, from 1, in which any target had drifted by more than is allowed. */
export function flaggedRepetitions(run: Run): number[] {
  return [...new Set(driftsOf(run).flatMap((one) => (one.isFlagged ? [one.repetition + 1] : [])))];
}

function iterationSeconds({ samples }: Calibration): number | null {
  const seconds = samples.flatMap(({ work }) => (work ? [work.serviceSeconds] : []));
  return seconds.length > 0 ? median(seconds) : null;
}
