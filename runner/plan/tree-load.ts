/** How long a target is kept busy to look at it under load, and how far into that the look is taken. */
export const TREE_LOAD = { seconds: 0.3, observeAfterSeconds: 0.15 } as const;

const LEAST_REQUESTS = 3;

/** So many requests that more are served than a target has workers. */
export function loadLevel(workers: number): number {
  return Math.max(LEAST_REQUESTS, workers + 1);
}
