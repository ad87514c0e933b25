import type { Calibration } from "../../../content/run/observations/calibration.ts";
import type { Observation } from "../../../content/run/observations.ts";
import type { Step } from "../../experiments/common/experiment.ts";
import { experimentOf } from "../../experiments/registry.ts";
import type { ChosenAmounts } from "../../plan/amounts.ts";
import type { JournalState } from "../journal/journal-state.ts";
import { measuringSeconds } from "../journal/run-file.ts";
import { identityOf } from "./identity.ts";

/** Which steps of a plan were completed before this process began: none of a new run. */
export interface CompletedSteps {
  /** Steps that are done with, by identity. */
  done: Set<string>;
  /** Attempts at each step so far. */
  attempts: Map<string, number>;
  observations: number;
  /** Seconds on the run's clock when the last observation ended. */
  seconds: number;
  /** The first calibrations, and what was chosen from them. */
  calibrations: Calibration[];
  chosen: ChosenAmounts | null;
  /** What later steps follow from. */
  earlier: Observation[];
}

/** None were. */
export const NONE_COMPLETED: CompletedSteps = {
  done: new Set(),
  attempts: new Map(),
  observations: 0,
  seconds: 0,
  calibrations: [],
  chosen: null,
  earlier: [],
};

/** Which steps of a run's plan its journal has completed. */
export function completedStepsOf({ observations, chosen, skipped }: JournalState): CompletedSteps {
  const done = new Set(skipped);
  const attempts = new Map<string, number>();
  for (const observation of observations) {
    const identity = identityOf(observation);
    const attempt = attempts.get(identity) ?? 0;
    attempts.set(identity, attempt + 1);
    if (!isRepeated(observation, attempt)) done.add(identity);
  }
  const calibrations = observations.flatMap(calibrationsIn);
  const seconds = measuringSeconds(observations);
  const earlier = observations.filter(isReadLater);
  return { done, attempts, observations: observations.length, seconds, calibrations, chosen, earlier };
}

/**
 * Whether what led to an observation is done again.
 *
 * @param attempt how often it had been repeated already
 */
export function isRepeated(observation: Observation, attempt: number): boolean {
  return attempt < experimentOf(observation).mostRepeats(observation);
}

/** The calibration in an observation that amounts are chosen from; most have none. */
export function calibrationsIn(observation: Observation): Calibration[] {
  return [experimentOf(observation).calibration?.(observation) ?? []].flat();
}

/** Whether later steps follow from an observation. */
export function isReadLater(observation: Observation): boolean {
  return experimentOf(observation).isReadLater ?? false;
}

/** The steps that are not done with yet. */
export function remainingSteps(steps: Step[], { done }: CompletedSteps): Step[] {
  return steps.filter((step) => !done.has(identityOf(step)));
}
