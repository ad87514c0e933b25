import type { Plan } from "../../content/run/plan.ts";
import type { Service } from "../fleet/services.ts";
import type { Step } from "../steps.ts";

/** What an experiment works with: its step, the target it is about, and the plan. */
export interface Bench {
  step: Step;
  service: Service;
  plan: Plan;
  /** Iterations of one request; decided by the calibration. */
  iterations: number;
  signal: AbortSignal;
}

/** An observation without its place in the run, which the caller knows. */
export type Unplaced<T> = Omit<T, "order" | "startedSeconds" | "tookSeconds" | "target">;
