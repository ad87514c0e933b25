import type { LoadWindow } from "../../../run/parts/load-window.ts";
import { scaledHistogram } from "../../../statistics/histogram.ts";

/** What a window was made from, and how many times as long as there requests take in it. */
interface Origin {
  window: LoadWindow;
  times: number;
}

const origins = new WeakMap<object, Origin>();

/**
 * A window in which every request takes so many times as long, since it was sent as since it was due. As many more are in
 * flight as Little's law makes it: it counts where the window that it is made from does. Simulations make millions of
 * these and ask for a percentile, which is known from that window: its histograms are only written when they are read.
 */
export function slowerWindow(window: LoadWindow, times: number): LoadWindow {
  const origin = originOf(window) ?? { window, times: 1 };
  const all = origin.times * times;
  const scaled = (text: string | null) => text && scaledHistogram(text, all);
  const made: LoadWindow = {
    ...withoutTimes(window),
    get latency() {
      return scaled(origin.window.latency);
    },
    get sinceSent() {
      return scaled(origin.window.sinceSent);
    },
    inFlight: window.inFlight * times,
  };
  origins.set(made, { window: origin.window, times: all });
  return made;
}

/** What a window was made from by {@link slowerWindow}; null of one that was measured. */
export function originOf(window: object): Origin | null {
  return origins.get(window) ?? null;
}

/** Copying them would write the histograms of a window that was itself made. */
function withoutTimes(window: LoadWindow): Omit<LoadWindow, "latency" | "sinceSent"> {
  const { latency: _, sinceSent: __, ...others } = Object.getOwnPropertyDescriptors(window);
  return Object.defineProperties({}, others) as Omit<LoadWindow, "latency" | "sinceSent">;
}
