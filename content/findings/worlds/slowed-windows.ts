import type { Steady } from "../../run/observations/steady.ts";
import type { LoadWindow } from "../../run/parts/load-window.ts";
import type { Run } from "../../run/run.ts";
import { scaledHistogram } from "../../statistics/histogram.ts";

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
    return isAmong ? { ...seen, window: slowed(seen.window, Math.exp(by)) } : seen;
  });
  return { ...run, observations };
}

/** With as many more in flight as Little's law makes it, and since sent as since due: a window that counts still does. */
function slowed(window: LoadWindow, times: number): LoadWindow {
  const scaled = (text: string | null) => text && scaledHistogram(text, times);
  const { latency, sinceSent, inFlight } = window;
  return { ...window, latency: scaled(latency), sinceSent: scaled(sinceSent), inFlight: inFlight * times };
}
