import type { Run } from "../../../run/run.ts";
import { decodeHistogram, encodeHistogram, merged } from "../../../statistics/histogram.ts";
import { latencyAt } from "../latency-at.ts";
import { offeredRates } from "../steady-loads.ts";
import type { SteadyId } from "../windows.ts";

/** A share of all requests, and the latency that so many stayed at or below. */
export interface SpectrumPoint {
  share: number;
  /** Null where fewer requests than that had a right answer. */
  seconds: number | null;
}

/** All windows at one rate together. */
export interface Spectrum {
  /** The rate as a share of the ceiling. */
  ofCeiling: number;
  perSecond: number;
  offered: number;
  answered: number;
  points: SpectrumPoint[];
}

/** Each step halves, or nearly, the requests that took longer. */
const SHARES = [
  0, 0.25, 0.5, 0.75, 0.9, 0.95, 0.975, 0.99, 0.995, 0.9975, 0.999, 0.9995, 0.99975, 0.9999, 0.99995, 0.99999,
];

/** So many requests have to lie beyond a percentile for it to be more than the longest of them. */
const FEWEST_BEYOND = 5;

/** The latencies of an endpoint at each planned share of its highest rate, all windows of a rate together. */
export function spectraOf(run: Run, id: SteadyId): Spectrum[] {
  return offeredRates(run, id).flatMap(({ share, perSecond, windows }) => {
    if (share === null) return [];
    const histograms = windows.flatMap(({ window: { latency } }) => (latency ? [decodeHistogram(latency)] : []));
    const offered = windows.reduce((sum, { window }) => sum + window.offered, 0);
    const answered = windows.reduce((sum, { window }) => sum + window.answered, 0);
    const all = { latency: encodeHistogram(merged(histograms)), offered, answered };
    const known = SHARES.filter((one) => (1 - one) * offered >= FEWEST_BEYOND);
    const points = known.map((one) => ({ share: one, seconds: finite(latencyAt(all, one)) }));
    return [{ ofCeiling: share, perSecond, offered, answered, points }];
  });
}

function finite(seconds: number | null): number | null {
  return seconds !== null && Number.isFinite(seconds) ? seconds : null;
}
