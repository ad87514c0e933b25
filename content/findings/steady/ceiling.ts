import type { Steady } from "../../run/observations/steady.ts";
import { median } from "../../statistics/quantile.ts";
import { answeredPerSecond } from "./latency-at.ts";

/** The highest rate that was found, and with how many connections. */
export interface Ceiling {
  /** The median of `windows`. */
  perSecond: number;
  /** The number of connections with the highest median of all windows. */
  connections: number;
  /**
   * The rates of the windows that count: of each repetition, those with the number of connections that had the highest
   * median in the others. Chosen by themselves they would be too high, for the largest of several is in part the luckiest.
   */
  windows: number[];
}

type Loops = readonly Pick<Steady, "window" | "repetition">[];

/**
 * The highest rate at which an endpoint answers, over the numbers of connections that were tried.
 *
 * @param windows valid ones, of one endpoint in one use
 * @returns null where none of them looked for it and was answered
 */
export function ceilingOf(windows: Loops): Ceiling | null {
  const connections = bestOf(windows);
  if (connections === null) return null;
  const chosen = [...Map.groupBy(windows, ({ repetition }) => repetition)].flatMap(([repetition, own]) => {
    const others = windows.filter((one) => one.repetition !== repetition);
    return closedRates(own).get(bestOf(others) ?? connections) ?? [];
  });
  // A repetition may lack the number that the others chose, and so may all of them.
  const rates = chosen.length > 0 ? chosen : (closedRates(windows).get(connections) ?? []);
  return { perSecond: median(rates), connections, windows: rates };
}

/** The rates of the closed loops among some windows that were answered, by their number of connections. */
export function closedRates(windows: Loops): Map<number, number[]> {
  const rates = new Map<number, number[]>();
  for (const { window } of windows) {
    if (window.loop.kind !== "closed" || window.answered === 0) continue;
    const { connections } = window.loop;
    rates.set(connections, [...(rates.get(connections) ?? []), answeredPerSecond(window)]);
  }
  return rates;
}

/** The number of connections whose rates have the highest median. */
function bestOf(windows: Loops): number | null {
  const all = [...closedRates(windows)].map(([connections, rates]) => ({ connections, perSecond: median(rates) }));
  return all.toSorted((a, b) => b.perSecond - a.perSecond)[0]?.connections ?? null;
}
