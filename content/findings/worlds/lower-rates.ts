import type { Run } from "../../run/run.ts";
import { mean } from "../../statistics/pooled-spread.ts";
import { originOf, slowerWindow } from "../steady/validity/slower-window.ts";
import type { SteadyId } from "../steady/windows.ts";
import type { Another } from "./falsified.ts";

/** So many runs tell what a run usually finds to a fifth of what one is off by. */
const RUNS = 25;

/**
 * The same run in which an endpoint did at lower rates what it did: its latencies are those of windows that were sent more.
 *
 * @param by the logarithm of how many times lower
 */
export function atLowerRates(run: Run, { target, endpoint, use }: SteadyId, by: number): Run {
  const observations = run.observations.map((seen) => {
    if (seen.kind !== "steady" || seen.target !== target || seen.endpoint !== endpoint) return seen;
    const { loop } = seen.window;
    if (loop.kind !== "open" || seen.window.use !== use || seen.beside !== null) return seen;
    // It is still made from a window that counts.
    const window = originOf(seen.window) ? slowerWindow(seen.window, 1) : { ...seen.window };
    return {
      ...seen,
      window: Object.assign(window, { loop: { ...loop, ratePerSecond: loop.ratePerSecond * Math.exp(-by) } }),
    };
  });
  return { ...run, observations };
}

/** What runs usually find of something: asked for once, and then known. */
export function usualOf(find: (run: Run) => number | null | undefined): (another: Another) => number {
  let usual: number | null = null;
  return (another) => {
    usual ??= mean(Array.from({ length: RUNS }, (_, index) => find(another(index))).filter(isNumber));
    return usual;
  };
}

function isNumber(found: number | null | undefined): found is number {
  return typeof found === "number";
}
