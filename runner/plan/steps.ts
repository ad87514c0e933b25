import type { Tree } from "../../content/run/observations/process-tree.ts";
import type { WorkKind } from "../../content/run/parts/endpoint.ts";
import type { Plan, Sweep } from "../../content/run/plan.ts";
import { shuffled } from "../../content/statistics/random.ts";
import type { Service } from "../fleet/read-services.ts";
import { burstSeconds, calibrationSeconds, loadSeconds, type Serving } from "./expected-seconds.ts";

/** One observation to make, with a guess at how long it takes. */
export type Step = { target: string; estimateSeconds: number } & (
  | { kind: "roundTrip" }
  | { kind: "calibration"; work: WorkKind; repetition: number }
  | { kind: "snapshot" }
  | { kind: "tree"; phase: Tree["phase"]; serving: Serving }
  | { kind: "single"; sweep: Sweep }
  | { kind: "burst"; sweep: Sweep; level: number; repetition: number; cold: boolean; serving: Serving }
);

const SNAPSHOT_SECONDS = 0.7;
const TREE_SECONDS = 0.005;

/** The endpoint that every target serves and that a request alone is measured on. */
export const BASELINE_ENDPOINT = "sync-cpubound";

/** Every step on the measured targets in the order of measuring, never two targets at once. */
export function steps(plan: Plan, services: Service[], cores: number): Step[] {
  const repetitions = Array.from({ length: plan.repetitions }, (_, repetition) => repetition);
  return [
    ...plan.targets.map(
      (target): Step => ({ kind: "roundTrip", target, estimateSeconds: 0.003 * plan.roundTripSamples }),
    ),
    ...calibrations(plan, 0),
    ...plan.targets.map((target): Step => ({ kind: "snapshot", target, estimateSeconds: SNAPSHOT_SECONDS })),
    ...trees(plan.targets, "idle", services, cores),
    ...singles(plan),
    ...plan.sweeps.map((sweep) => burst(sweep, 1, 0, true, services, cores)),
    ...repetitions.flatMap((repetition) => [
      ...(repetition > 0 ? calibrations(plan, repetition) : []),
      ...interleaved(plan, repetition, services, cores),
    ]),
    ...trees(plan.targets, "after", services, cores),
  ];
}

/** Every step on the process models, each looked at when idle, under load and after. */
export function modelSteps(plan: Plan, services: Service[], cores: number): Step[] {
  return plan.models.flatMap((model) =>
    (["idle", "load", "after"] as const).flatMap((phase) => trees([model], phase, services, cores)),
  );
}

function trees(targets: string[], phase: Tree["phase"], services: Service[], cores: number): Step[] {
  return targets.map((target) => {
    const serving = servingOf(target, services, cores);
    const estimateSeconds = phase === "load" ? loadSeconds(serving) : TREE_SECONDS;
    return { kind: "tree", target, phase, serving, estimateSeconds };
  });
}

function servingOf(target: string, services: Service[], cores: number): Serving {
  return { workers: services.find(({ name }) => name === target)?.workers ?? 1, cores };
}

/** A calibration of every kind of work that a target is going to be asked for. */
function calibrations(plan: Plan, repetition: number): Step[] {
  return plan.targets.flatMap((target) => {
    const kinds = plan.sweeps.filter((sweep) => sweep.target === target).map(({ work }) => work);
    return [...new Set(kinds)]
      .filter((work) => work !== "wait")
      .map((work): Step => {
        const estimateSeconds = calibrationSeconds(work, plan.calibrationSamples + plan.warmUpRequests);
        return { kind: "calibration", target, work, repetition, estimateSeconds };
      });
  });
}

function singles(plan: Plan): Step[] {
  return plan.sweeps
    .filter(({ target, endpoint }) => endpoint === BASELINE_ENDPOINT && plan.targets.includes(target))
    .map((sweep) => ({ kind: "single", target: sweep.target, sweep, estimateSeconds: sweep.workSeconds }));
}

/** All bursts of one repetition, in an order drawn from the seed, so that no target always comes first. */
function interleaved(plan: Plan, repetition: number, services: Service[], cores: number): Step[] {
  const all = plan.sweeps.flatMap((sweep) =>
    sweep.levels.map((level) => burst(sweep, level, repetition, false, services, cores)),
  );
  return plan.seed === null ? all : shuffled(all, plan.seed + repetition);
}

function burst(
  sweep: Sweep,
  level: number,
  repetition: number,
  cold: boolean,
  services: Service[],
  cores: number,
): Step {
  const serving = servingOf(sweep.target, services, cores);
  const estimateSeconds = burstSeconds(sweep, level, serving);
  return { kind: "burst", target: sweep.target, sweep, level, repetition, cold, serving, estimateSeconds };
}

/** The estimated seconds of some steps together. */
export function estimate(some: Step[]): number {
  return some.reduce((sum, step) => sum + step.estimateSeconds, 0);
}
