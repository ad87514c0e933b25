import type { Steady } from "../../run/observations/steady.ts";
import { median } from "../../statistics/quantile.ts";
import { answeredPerSecond } from "./latency-at.ts";

/** The highest rate that was found, and with how many connections. */
export interface Ceiling {
  perSecond: number;
  connections: number;
  /** The rates of all windows with so many connections. */
  windows: number[];
}

/**
 * The highest rate at which an endpoint answers: of the numbers of connections that were tried, the one whose windows have
 * the highest median.
 *
 * @param windows valid ones, of one endpoint in one use
 * @returns null where none of them looked for it and was answered
 */
export function ceilingOf(windows: readonly Steady[]): Ceiling | null {
  const rates = new Map<number, number[]>();
  for (const { window } of windows) {
    if (window.loop.kind !== "closed" || window.answered === 0) continue;
    const { connections } = window.loop;
    rates.set(connections, [...(rates.get(connections) ?? []), answeredPerSecond(window)]);
  }
  const found = [...rates].map(([connections, all]) => ({ perSecond: median(all), connections, windows: all }));
  return found.toSorted((a, b) => b.perSecond - a.perSecond)[0] ?? null;
}
