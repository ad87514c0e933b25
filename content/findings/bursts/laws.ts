import { type Fit, fitLaw, type MeasuredBurst } from "../../model/fit.ts";
import { completions } from "../../model/serve.ts";
import type { Burst } from "../../run/observations/burst.ts";
import type { Run } from "../../run/run.ts";
import { validBurstsOn } from "./bursts.ts";
import { soloSeconds } from "./solo-seconds.ts";
import { type BurstTotal, type SweepSeries, sweepsOf } from "./sweeps.ts";

/** The law that one sweep was found to follow: null where too little of it was measured. */
export interface SweepLaw {
  target: string;
  label: string;
  endpoint: string;
  /** Seconds of one request alone on this endpoint, from bursts of one. */
  soloSeconds: number | null;
  fit: Fit | null;
}

// Fitting takes longer than everything else that is computed from a run, and figures, tables and values all ask.
const fitted = new WeakMap<Run, Map<string, SweepLaw[]>>();

/** The laws of all targets on one endpoint, fitted to when each request was answered, never to totals. */
export function lawsOf(run: Run, endpoint: string): SweepLaw[] {
  const known = fitted.get(run) ?? new Map<string, SweepLaw[]>();
  fitted.set(run, known);
  const laws = known.get(endpoint) ?? fitAll(run, endpoint);
  known.set(endpoint, laws);
  return laws;
}

/** Seconds until the last of n requests is answered, as a fitted law has it; null without one. */
export function predictedSeconds({ soloSeconds: alone, fit }: SweepLaw, requests: number): number | null {
  if (!fit || alone === null) return null;
  const { slots, slotsAtLeast, cores, overheadSeconds } = fit;
  const server = { slots: slotsAtLeast ? Infinity : slots, cores: cores ?? Infinity, overheadSeconds };
  return completions({ requests, ...server, serviceSeconds: alone - overheadSeconds }).at(-1) ?? null;
}

/** What a fitted law predicts for every burst up to the largest of a sweep; none without a law. */
export function predictedTotals(law: SweepLaw | undefined, sweep: SweepSeries): BurstTotal[] {
  if (!law?.fit) return [];
  const largest = Math.max(...sweep.levels.map(({ level }) => level));
  return Array.from({ length: largest }, (_, index) => index + 1).flatMap((level) => {
    const seconds = predictedSeconds(law, level);
    return seconds === null ? [] : [{ level, seconds: Math.round(seconds * 1e4) / 1e4 }];
  });
}

function fitAll(run: Run, endpoint: string): SweepLaw[] {
  const wholeCores = run.environment.targetCores.length;
  return sweepsOf(run, endpoint).map((series) => {
    const { target, label } = series;
    const alone = soloSeconds(series);
    const bursts = validBurstsOn(run, series);
    const fit = fitLaw(bursts.map(measured), { soloSeconds: alone, wholeCores });
    return { target, label, endpoint, soloSeconds: alone, fit };
  });
}

function measured({ level, requests }: Burst): MeasuredBurst {
  return { level, completions: requests.flatMap(({ lastByteSeconds }) => lastByteSeconds ?? []) };
}
