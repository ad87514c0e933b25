import type { WorkKind } from "../../content/run/parts/endpoint.ts";
import type { Sweep } from "../../content/run/plan.ts";
import type { Capacity } from "../../content/run/self-test.ts";
import type { Amounts } from "./amounts.ts";
import type { Step } from "./steps.ts";
import { loadLevel, TREE_LOAD } from "./tree-load.ts";

/** What steps take when nothing has been measured yet: figures of a current machine. */
const ITERATION_SECONDS: Record<WorkKind, number> = { matrix: 0.0018, python: 0.0015, wait: 0 };
const REQUEST_SECONDS = 0.003;
/** What a burst takes besides the work, for every request of it. */
const TOGETHER_SECONDS = 0.0015;
/** How many threads a plain endpoint gets. */
const THREADS = 40;

type AvailableCores = Capacity["availableCores"];

/** What a request of a sweep asks for, and what serves it. */
type Asked = Pick<Sweep, "work" | "executor" | "workSeconds">;

/** Who serves a target's requests. */
export interface Serving {
  workers: number;
  cores: number;
}

/** Seconds that a step is expected to take once amounts are chosen, on as many cores as were found to be to be had. */
export function expectedSeconds(step: Step, amounts: Amounts, available: AvailableCores): number {
  if (step.kind === "tree" && step.phase === "load") return loadSeconds(step.serving, available);
  if (!("sweep" in step)) return step.estimateSeconds;
  const sweep = { ...step.sweep, workSeconds: amounts.expectedSeconds(step.sweep) };
  if (step.kind === "single") return sweep.workSeconds / coresFor(1, 1, available);
  return burstSeconds(sweep, step.level, step.serving, available);
}

/** Seconds of the burst under which processes are looked at: see {@link TREE_LOAD}. */
export function loadSeconds(serving: Serving, available: AvailableCores = null): number {
  const level = loadLevel(serving.workers);
  return burstSeconds(
    { work: "matrix", executor: "worker", workSeconds: TREE_LOAD.seconds },
    level,
    serving,
    available,
  );
}

/** Seconds of so many calibration samples. */
export function calibrationSeconds(work: WorkKind, samples: number): number {
  return samples * (REQUEST_SECONDS + ITERATION_SECONDS[work]);
}

/**
 * Seconds of a burst whose requests take `workSeconds` alone: only for the estimate of the time that is left. What the
 * laws are is measured, and the article's models are not asked.
 */
export function burstSeconds(
  { work, executor, workSeconds }: Asked,
  level: number,
  { workers, cores }: Serving,
  available: AvailableCores = null,
): number {
  const overhead = REQUEST_SECONDS + TOGETHER_SECONDS * level;
  if (work === "wait")
    return workSeconds * Math.ceil(level / Math.min(level, waitingSlots(executor, workers))) + overhead;
  const slots = Math.min(level, computingSlots({ work, executor }, workers, cores));
  return (workSeconds * level) / coresFor(slots, cores, available) + overhead;
}

function waitingSlots(executor: Asked["executor"], workers: number): number {
  if (executor === "event-loop") return Number.POSITIVE_INFINITY;
  return executor === "thread" ? THREADS : workers;
}

function computingSlots({ work, executor }: Pick<Asked, "work" | "executor">, workers: number, cores: number): number {
  if (executor === "process") return cores;
  // Threads take turns where the work holds the interpreter's lock.
  if (executor === "thread") return work === "matrix" ? THREADS : 1;
  return workers;
}

/** The cores that so many computing threads get together. */
function coresFor(threads: number, cores: number, available: AvailableCores): number {
  const { alone, together } = available ?? { alone: 1, together: cores };
  // One alone gets no less than its share of what all get: others worked meanwhile.
  return Math.min(threads * Math.max(alone, together / cores), Math.max(alone, together));
}
