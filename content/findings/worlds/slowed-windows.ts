import type { Steady } from "../../run/observations/steady.ts";
import type { Run } from "../../run/run.ts";
import { slowerWindow } from "../steady/validity/slower-window.ts";

/**
 * The same run in which an endpoint under steady load takes longer.
 *
 * @param by the logarithm of how many times as long
 * @param isMeant of its windows those that do
 */
export function slowedWindows(
  run: Run,
  { target, endpoint }: { target: string; endpoint: string },
  by: number,
  isMeant: (seen: Steady) => boolean,
): Run {
  const observations = run.observations.map((seen) => {
    const isAmong = seen.kind === "steady" && seen.target === target && seen.endpoint === endpoint && isMeant(seen);
    return isAmong ? { ...seen, window: slowerWindow(seen.window, Math.exp(by)) } : seen;
  });
  return { ...run, observations };
}
