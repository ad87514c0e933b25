import { PUBLISHED, publishedSweep } from "../../baselines/published.ts";
import type { Run } from "../../run/run.ts";
import { aloneSeconds, labelOf, placeOf, sweepsOf } from "../bursts/sweeps.ts";

/** A published sweep scaled to a run: its totals as if one request alone had taken what it takes in the run. */
export interface ScaledSweep {
  target: string;
  label: string;
  /** The place of the run's own sweep, which decides its colour. */
  place: number;
  points: { level: number; seconds: number }[];
}

/** The published sweeps on one endpoint whose targets a run has measured there, each scaled to its own single request. */
export function scaledSweeps(run: Run, endpoint: string): ScaledSweep[] {
  const own = sweepsOf(run, endpoint);
  return PUBLISHED.targets.flatMap(({ name }) => {
    const alone = aloneSeconds(own.find(({ target }) => target === name));
    const points = inUnitsOfOne(endpoint, name).map(({ level, times }) => ({ level, seconds: times * (alone ?? 0) }));
    if (alone === null || points.length === 0) return [];
    return [{ target: name, label: labelOf(run, name), place: placeOf(run, name), points }];
  });
}

/** A published total in units of one request alone; null where the document has none. */
export function publishedTimes(endpoint: string, target: string, level: number): number | null {
  return inUnitsOfOne(endpoint, target).find((one) => one.level === level)?.times ?? null;
}

function inUnitsOfOne(endpoint: string, target: string): { level: number; times: number }[] {
  const bursts = publishedSweep(endpoint, target);
  const alone = bursts.find(({ level }) => level === 1)?.wallSeconds;
  return alone ? bursts.map(({ level, wallSeconds }) => ({ level, times: wallSeconds / alone })) : [];
}
