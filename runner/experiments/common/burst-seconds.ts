import type { Capacity } from "../../../content/run/circumstances/self-test.ts";
import type { Sweep } from "../../../content/run/plan.ts";
import type { Serving } from "./serving.ts";

/** What a request takes besides the work when nothing has been measured yet: a figure of a current machine. */
export const REQUEST_SECONDS = 0.003;
/** What a burst takes besides the work, for every request of it. */
const TOGETHER_SECONDS = 0.0015;
/** How many threads a plain endpoint gets. */
const THREADS = 40;

type AvailableCores = Capacity["availableCores"];

/** What a request of a sweep asks for, and what serves it. */
type Asked = Pick<Sweep, "work" | "executor" | "workSeconds">;

/**
 * Seconds of a burst whose requests take `workSeconds` alone, unknown for fixed work: only for the estimate of the time
 * that is left. What the laws are is measured, and the article's models are not asked.
 */
export function burstSeconds(
  { work, executor, workSeconds }: Asked,
  level: number,
  { workers, cores }: Serving,
  available: AvailableCores = null,
): number {
  const overhead = REQUEST_SECONDS + TOGETHER_SECONDS * level;
  if (workSeconds === null) return overhead;
  // Of fixed work nobody says what it does: each worker or thread is taken to do one request at a time.
  if (work === "wait" || work === "fixed")
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
export function coresFor(threads: number, cores: number, available: AvailableCores): number {
  const { alone, together } = available ?? { alone: 1, together: cores };
  // One alone gets no less than its share of what all get: others worked meanwhile.
  return Math.min(threads * Math.max(alone, together / cores), Math.max(alone, together));
}
