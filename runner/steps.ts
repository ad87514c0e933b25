import type { Plan } from "../content/run/plan.ts";
import type { Service } from "./fleet/services.ts";

/** One observation to make, with a guess at how long it takes. */
export interface Step {
  kind: "roundTrip" | "calibration" | "snapshot" | "single" | "burst";
  target: string;
  estimateSeconds: number;
  endpoint?: string;
  level?: number;
  repetition?: number;
}

const ITERATION_SECONDS = 0.03;
const SNAPSHOT_SECONDS = 0.8;

/** The endpoint that every target serves and that a request alone is measured on. */
export const BASELINE_ENDPOINT = "sync-cpubound";

/** Every step of a plan in the order of measuring: the document's sequence, never two targets at once. */
export function steps(plan: Plan, services: Service[], cores: number): Step[] {
  const each = (kind: Step["kind"], estimateSeconds: number, endpoint?: string): Step[] =>
    plan.targets.map((target) => ({ kind, target, estimateSeconds, ...(endpoint && { endpoint }) }));
  return [
    ...each("roundTrip", 0.003 * plan.roundTripSamples),
    ...each("calibration", ITERATION_SECONDS * plan.calibrationSamples),
    ...each("snapshot", SNAPSHOT_SECONDS),
    ...each("single", plan.targetSeconds, BASELINE_ENDPOINT),
    ...bursts(plan, services, cores),
  ];
}

function bursts(plan: Plan, services: Service[], cores: number): Step[] {
  const repetitions = Array.from({ length: plan.repetitions }, (_, repetition) => repetition);
  return repetitions.flatMap((repetition) =>
    plan.sweeps.flatMap((sweep) =>
      plan.levels.map((level): Step => {
        const slots = Math.min(level, cores, workersOf(sweep.target, services));
        return { kind: "burst", ...sweep, level, repetition, estimateSeconds: (plan.targetSeconds * level) / slots };
      }),
    ),
  );
}

function workersOf(target: string, services: Service[]): number {
  return services.find((service) => service.name === target)?.workers ?? 1;
}

/** The estimated seconds of some steps together. */
export function estimate(some: Step[]): number {
  return some.reduce((sum, step) => sum + step.estimateSeconds, 0);
}
