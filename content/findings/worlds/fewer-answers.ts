import type { Run } from "../../run/run.ts";
import type { SteadyId } from "../steady/windows.ts";

/**
 * The same run in which the closed loops on an endpoint have fewer answers.
 *
 * @param by the logarithm of how many times fewer
 */
export function fewerAnswers(run: Run, { target, endpoint, use }: SteadyId, by: number): Run {
  const observations = run.observations.map((seen) => {
    if (seen.kind !== "steady" || seen.target !== target || seen.endpoint !== endpoint) return seen;
    const { window } = seen;
    if (window.use !== use || window.loop.kind !== "closed") return seen;
    // Nothing is rounded: of the hundred answers of a slow window, that would hide half a percent.
    return { ...seen, window: { ...window, answered: window.answered * Math.exp(-by) } };
  });
  return { ...run, observations };
}
