import type { Capacity } from "../../../content/run/circumstances/self-test.ts";
import type { Endpoint } from "../../../content/run/parts/endpoint.ts";
import { burstSeconds } from "../common/burst-seconds.ts";
import type { Serving } from "../common/serving.ts";

/** How long a target is kept busy to observe its processes under load, and how far into that they are observed. */
export const TREE_LOAD = { seconds: 0.3, observeAfterSeconds: 0.15 } as const;

const LEAST_REQUESTS = 3;

/** So many requests that more are served than a target has workers. */
export function loadLevel(workers: number): number {
  return Math.max(LEAST_REQUESTS, workers + 1);
}

/** Seconds of the burst under which processes are observed: see {@link TREE_LOAD}. */
export function loadSeconds(
  serving: Serving,
  { work, executor, expectedSeconds }: Pick<Endpoint, "work" | "executor" | "expectedSeconds">,
  available: Capacity["availableCores"] = null,
): number {
  const asked = { work, executor, workSeconds: work === "fixed" ? (expectedSeconds ?? null) : TREE_LOAD.seconds };
  return burstSeconds(asked, loadLevel(serving.workers), serving, available);
}
