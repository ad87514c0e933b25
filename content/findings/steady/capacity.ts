import type { Steady } from "../../run/observations/steady.ts";
import { latencyAt } from "./latency-at.ts";

/** A rate that was tried, and in how many of its windows the 99th percentile stayed below the bound. */
export interface TriedRate {
  perSecond: number;
  kept: number;
  windows: number;
}

/** Between which rates the capacity lies. */
export interface Bracket {
  /** The highest rate, below all that did not keep the bound, at which most windows kept it; 0 where none did. */
  low: number;
  /** The lowest rate at which most windows did not; null where all kept it. */
  high: number | null;
}

const SHARE = 0.99;

/**
 * Beyond the highest rate that kept the bound, where nothing is known yet that does not: so far that a server whose capacity
 * is its highest rate does not keep it there.
 */
const BEYOND = 1.2;

/**
 * The rates at which an endpoint was loaded, in ascending order.
 *
 * @param windows valid ones, of one endpoint in one use
 */
export function triedRates(windows: readonly Steady[], boundSeconds: number): TriedRate[] {
  const tried = new Map<number, TriedRate>();
  for (const { window } of windows) {
    const latency = latencyAt(window, SHARE);
    if (window.loop.kind !== "open" || latency === null) continue;
    const perSecond = window.loop.ratePerSecond;
    const before = tried.get(perSecond) ?? { perSecond, kept: 0, windows: 0 };
    const kept = before.kept + (latency < boundSeconds ? 1 : 0);
    tried.set(perSecond, { perSecond, kept, windows: before.windows + 1 });
  }
  return [...tried.values()].toSorted((a, b) => a.perSecond - b.perSecond);
}

/** Between which of the tried rates the capacity lies. */
export function bracketOf(tried: readonly TriedRate[]): Bracket {
  const isKept = ({ kept, windows }: TriedRate) => 2 * kept > windows;
  const high = tried.find((one) => !isKept(one))?.perSecond ?? null;
  const below = tried.filter((one) => isKept(one) && (high === null || one.perSecond < high));
  return { low: below.at(-1)?.perSecond ?? 0, high };
}

/** The rate to try next, which halves what is not known; null where nothing is known. */
export function nextRate({ low, high }: Bracket): number | null {
  if (high === null) return low === 0 ? null : BEYOND * low;
  return (low + high) / 2;
}

/**
 * The side of the capacity that a confirming window is on, by its place among them. Where
 * no rate kept the bound, the lowest is tried again, where all did, the highest. Confirming
 * windows themselves may move what they confirm: then the next one confirms that.
 */
export function confirmedRate(place: number, tried: readonly TriedRate[]): number | null {
  const bracket = bracketOf(tried);
  if (place % 2 === 0) return bracket.low || (tried[0]?.perSecond ?? null);
  return bracket.high ?? nextRate(bracket);
}
