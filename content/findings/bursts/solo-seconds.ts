import type { SweepSeries } from "./sweeps.ts";

/**
 * Seconds of one request alone at the head of a sweep: what the serial law n · T is drawn from. Apart from the
 * estimators, because figures need it in the browser, whose policy forbids what the library of distributions does.
 */
export function soloSeconds(series: SweepSeries | undefined): number | null {
  return series?.levels.find(({ level }) => level === 1)?.medianSeconds ?? null;
}
