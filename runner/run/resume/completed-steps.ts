import type { Calibration } from "../../../content/run/observations/calibration.ts";
import type { Observation } from "../../../content/run/observations.ts";
import type { Plan } from "../../../content/run/plan.ts";
import type { Chosen } from "../../plan/amounts.ts";
import type { Step } from "../../plan/steps.ts";
import type { JournalState } from "../journal/journal-state.ts";
import { measuringSeconds } from "../journal/run-file.ts";
import { identityOf } from "./identity.ts";
import { isToBeRepeated } from "./repeats.ts";

/** What has been taken of a plan's steps before this process: nothing of a run that begins. */
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
  chosen: Chosen | null;
}

/** Nothing was taken yet. */
export const NONE_COMPLETED: CompletedSteps = {
  done: new Set(),
  attempts: new Map(),
  observations: 0,
  seconds: 0,
  calibrations: [],
  chosen: null,
};

/** What a run's past says of the steps of its plan. */
export function completedStepsOf({ observations, chosen, failures }: JournalState, plan: Plan): CompletedSteps {
  const done = new Set<string>();
  const attempts = new Map<string, number>();
  for (const observation of observations) {
    const identity = identityOf(observation);
    const attempt = attempts.get(identity) ?? 0;
    attempts.set(identity, attempt + 1);
    if (!isToBeRepeated(observation, attempt, plan)) done.add(identity);
  }
  // A single request that could not be sent has no observation: that it was given up is written down as a failure.
  for (const { stage, target } of failures)
    if (stage === "single" && target) done.add(JSON.stringify(["single", target]));
  const calibrations = observations.filter(isFirstCalibration);
  const seconds = measuringSeconds(observations);
  return { done, attempts, observations: observations.length, seconds, calibrations, chosen };
}

/** Whether an observation is what amounts are chosen from. */
export function isFirstCalibration(observation: Observation): observation is Calibration {
  return observation.kind === "calibration" && observation.repetition === 0;
}

/** The steps that are not done with yet. */
export function remaining(steps: Step[], { done }: CompletedSteps): Step[] {
  return steps.filter((step) => !done.has(identityOf(step)));
}
