import type { Observation } from "../../content/run/observations.ts";
import { roundTrips } from "../load/round-trip.ts";
import type { Step } from "../plan/steps.ts";
import { fireBurst, fireSingle, warmUp } from "./burst/fire.ts";
import { calibrate, warmCalibration } from "./calibration/calibrate.ts";
import type { Bench, Unplaced } from "./experiment.ts";
import { lookAtTree } from "./process-tree/process-tree.ts";
import { snapshot } from "./snapshot/snapshot.ts";

type Seen = Unplaced<Observation>;

/** Makes the observation of a step; `attempt` counts how often a burst had to be repeated. */
export async function observe(bench: Bench, step: Step, attempt: number): Promise<Seen> {
  switch (step.kind) {
    case "roundTrip": {
      const { service, plan, signal } = bench;
      const asked = { port: service.port, path: "/test/health", timeoutSeconds: plan.requestTimeoutSeconds, signal };
      return { kind: "roundTrip", samples: await roundTrips(asked, plan.roundTripSamples) } as Seen;
    }
    case "calibration":
      return calibrate(bench, step.work, step.repetition);
    case "snapshot":
      return snapshot(bench);
    case "tree":
      return lookAtTree(bench, step.phase);
    case "single":
      return fireSingle(bench, step.sweep);
    case "burst": {
      const { sweep, level, repetition, cold } = step;
      return fireBurst(bench, { sweep, level, repetition, cold, attempt });
    }
  }
}

/** What comes before a step and is not measured. */
export async function precede(bench: Bench, step: Step): Promise<void> {
  if (step.kind === "calibration") await warmCalibration(bench, step.work);
  if (step.kind === "single") await warmUp(bench, step.sweep.endpoint);
}

/** What comes after a step and is not measured: a cold burst leaves only one worker warm. */
export async function follow(bench: Bench, step: Step): Promise<void> {
  if (step.kind === "burst" && step.cold) await warmUp(bench, step.sweep.endpoint);
}
