import type { Plan } from "../../content/run/plan.ts";
import type { Step } from "../experiments/common/experiment.ts";
import { estimate } from "./steps.ts";

/** Images that are built and services that are slow to start, twice: the targets and the process models. */
const BRING_UP_SECONDS = 2 * 1500;
/** A machine may be so many times as slow as the estimate takes it to be. */
const SLOWNESS = 10;
/** So many requests of every target and of every endpoint may take their whole timeout; more are not sent. */
const TIMEOUTS = 3;

/** The seconds after which a run is ended: far more than it should take, and far less than for ever. */
export function timeLimitSeconds(plan: Plan, steps: Step[]): number {
  const timeouts =
    TIMEOUTS * (plan.targets.length + plan.controls.length + plan.sweeps.length) * plan.requestTimeoutSeconds;
  return Math.ceil(BRING_UP_SECONDS + SLOWNESS * estimate(steps) + timeouts);
}
