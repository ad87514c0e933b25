import type { Observation } from "../../content/run/observations.ts";
import { roundTrips } from "../load/round-trip.ts";
import type { ExperimentContext, Unplaced } from "../plan/experiment-context.ts";
import type { Step } from "../plan/steps.ts";
import { fireBurst, fireSingle, warmUp } from "./burst/fire.ts";
import { calibrate, warmCalibration } from "./calibration/calibrate.ts";
import { observeTree } from "./process-tree/process-tree.ts";
import { snapshot } from "./snapshot/snapshot.ts";

type Seen = Unplaced<Observation>;

/** Makes the observation of a step; `attempt` counts how often a burst had to be repeated. */
export async function observe(context: ExperimentContext, step: Step, attempt: number): Promise<Seen> {
  switch (step.kind) {
    case "roundTrip": {
      const { service, plan, signal } = context;
      const asked = { port: service.port, path: "/test/health", timeoutSeconds: plan.requestTimeoutSeconds, signal };
      return { kind: "roundTrip", samples: await roundTrips(asked, plan.roundTripSamples) } as Seen;
    }
    case "calibration":
      return calibrate(context, step.work, step.repetition);
    case "snapshot":
      return snapshot(context);
    case "tree":
      return observeTree(context, step.phase);
    case "single":
      return fireSingle(context, step.sweep);
    case "burst": {
      const { sweep, level, repetition, cold } = step;
      return fireBurst(context, { sweep, level, repetition, cold, attempt });
    }
  }
}

/** What comes before a step and is not measured. */
export async function precede(context: ExperimentContext, step: Step): Promise<void> {
  if (step.kind === "calibration") await warmCalibration(context, step.work);
  if (step.kind === "single") await warmUp(context, step.sweep.endpoint);
}

/** What comes after a step and is not measured: a cold burst leaves only one worker warm. */
export async function follow(context: ExperimentContext, step: Step): Promise<void> {
  if (step.kind === "burst" && step.cold) await warmUp(context, step.sweep.endpoint);
}
