import type { Observation } from "../../../content/run/observations.ts";
import type { Step } from "../../experiments/common/experiment.ts";
import { experimentOf } from "../../experiments/registry.ts";

/** What tells a step from every other of its plan; the observations that are made for it have the same. */
export function identityOf(one: Step | Observation): string {
  return JSON.stringify([one.kind, one.target, ...experimentOf(one).identity(one)]);
}
