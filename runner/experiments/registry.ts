import type { Observation } from "../../content/run/observations.ts";
import { burst } from "./burst/burst.ts";
import { calibration } from "./calibration/calibration.ts";
import type { Experiment, Step } from "./common/experiment.ts";
import { processTree } from "./process-tree/process-tree.ts";
import { roundTrip } from "./round-trip/round-trip.ts";
import { single } from "./single/single.ts";
import { snapshot } from "./snapshot/snapshot.ts";
import { steadyLoad } from "./steady-load/steady-load.ts";

/** Every experiment by the kind of its observations, in the order in which their steps come. */
export const EXPERIMENTS = {
  roundTrip,
  calibration,
  snapshot,
  tree: processTree,
  single,
  burst,
  steady: steadyLoad,
} satisfies { [K in Observation["kind"]]: Experiment<Step, Extract<Observation, { kind: K }>> };

type StepOf<E> = E extends Experiment<infer S, infer _> ? S : never;

/** A step of any experiment, told apart by its kind. */
export type PlannedStep = StepOf<(typeof EXPERIMENTS)[keyof typeof EXPERIMENTS]>;

/** The experiment that a step or an observation belongs to. */
export function experimentOf({ kind }: Pick<Step, "kind">): Experiment {
  return EXPERIMENTS[kind];
}
