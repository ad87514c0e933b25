import type { Steady } from "../../run/observations/steady.ts";
import type { LoadWindow } from "../../run/parts/load-window.ts";
import type { Run } from "../../run/run.ts";
import { scaledHistogram } from "../../statistics/histogram.ts";
import { onceAWindow } from "../steady/once-a-window.ts";

/**
 * The same run in which an endpoint under steady load takes longer.
 *
 * @param by the logarithm of how many times as long
 * @param isMeant of its windows those that do: all without this
 */
export function slowedWindows(
  run: Run,
  { target, endpoint }: { target: string; endpoint: string },
  by: number,
  isMeant: (seen: Steady) => boolean = () => true,
): Run {
  const observations = run.observations.map((seen) => {
    const isAmong = seen.kind === "steady" && seen.target === target && seen.endpoint === endpoint && isMeant(seen);
    return isAmong ? { ...seen, window: slowedWindow(seen.window, Math.exp(by)) } : seen;
  });
  return { ...run, observations };
}

/**
 * A window in which every request takes so many times as long, since it was sent as since it was due. As many more are in
 * flight as Little's law makes it: a window that counts still does.
 */
export const slowedWindow = onceAWindow((window: LoadWindow, times: number): LoadWindow => {
  const scaled = (text: string | null) => text && scaledHistogram(text, times);
  const { latency, sinceSent, inFlight } = window;
  return { ...window, latency: scaled(latency), sinceSent: scaled(sinceSent), inFlight: inFlight * times };
});
