import type { Observation } from "../../../content/run/observations.ts";
import type { Clock } from "../../../content/run/parts/clock.ts";
import type { Plan } from "../../../content/run/plan.ts";
import type { Service } from "../../fleet/services/service.ts";
import type { SendLoad } from "../../load/steady/load-window.ts";
import type { TargetObserver } from "../../observe/target-observer.ts";
import type { Amounts } from "../../plan/amounts.ts";

/** What an experiment works with: the target it is about, the plan, and how much work to ask for. */
export interface ExperimentContext {
  service: Service;
  plan: Plan;
  amounts: Amounts;
  /** What was observed on any target by experiments whose later steps follow from it. */
  earlier: readonly Observation[];
  clock: Clock;
  /** How many cores this machine shares with the target; null where it is on another. */
  sharedCores: number | null;
  /** Looks at the target from outside. */
  observer: TargetObserver;
  /** Sends steady load, from this machine or from others. */
  sendLoad: SendLoad;
  signal: AbortSignal;
}

/** An observation without its place in the run, which the caller knows. */
export type Unplaced<T> = Omit<T, "order" | "startedSeconds" | "tookSeconds" | "target">;
