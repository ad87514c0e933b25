import { type WorkKind, workOf } from "../content/run/endpoint.ts";
import type { Sweep } from "../content/run/plan.ts";

/** What steps take when nothing has been measured yet: figures of a current machine. */
const ITERATION_SECONDS: Record<WorkKind, number> = { matrix: 0.0018, python: 0.0015, wait: 0 };
const REQUEST_SECONDS = 0.003;
/** What a burst takes besides the work, for every request of it. */
const TOGETHER_SECONDS = 0.0015;
/** How many threads a plain endpoint gets. */
const THREADS = 40;

/** Who serves: so many processes on so many cores, which may be a part of one where the machine is held back. */
export interface Serving {
  workers: number;
  cores: number;
}

/** Seconds of so many calibration samples. */
export function calibrationSeconds(work: WorkKind, samples: number): number {
  return samples * (REQUEST_SECONDS + ITERATION_SECONDS[work]);
}

/** Seconds of a burst whose requests take `workSeconds` alone. */
export function burstSeconds({ endpoint, workSeconds }: Sweep, level: number, serving: Serving): number {
  return workSeconds * timesAlone(endpoint, level, serving) + REQUEST_SECONDS + TOGETHER_SECONDS * level;
}

/**
 * How many times as long as one request alone a burst takes: only for the estimate of the time that is left. What the
 * laws are is measured, and the article's models are not asked.
 */
function timesAlone(endpoint: string, level: number, { workers, cores }: Serving): number {
  if (workOf(endpoint) === "wait") return Math.ceil(level / waitingSlots(endpoint, workers));
  return Math.max(1, level / computingSlots(endpoint, workers, cores));
}

function waitingSlots(endpoint: string, workers: number): number {
  if (endpoint.startsWith("async-")) return Number.POSITIVE_INFINITY;
  return endpoint.startsWith("threadpool-") ? THREADS : workers;
}

function computingSlots(endpoint: string, workers: number, cores: number): number {
  if (endpoint.startsWith("processpool-")) return cores;
  // Threads take turns where the work holds the interpreter's lock.
  if (endpoint.startsWith("threadpool-")) return workOf(endpoint) === "matrix" ? cores : 1;
  return Math.min(workers, cores);
}
