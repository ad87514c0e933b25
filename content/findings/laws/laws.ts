import type { MeasuredBurst } from "../../model/evidence.ts";
import { type FittedServer, fitServer } from "../../model/fit/fit.ts";
import { completions, type Server } from "../../model/serve.ts";
import type { Burst } from "../../run/observations/burst.ts";
import type { Run } from "../../run/run.ts";
import { soloSeconds } from "../bursts/solo-seconds.ts";
import { type BurstTotal, type SweepSeries, sweepsOf } from "../bursts/sweeps.ts";
import { onceEach } from "../memo/once-each.ts";
import { wholeCoresOf } from "../usable-cores.ts";
import { burstsOfOneServer } from "./bursts-of-one-server.ts";
import { type ObservedLaw, observedLawOf } from "./observed-laws.ts";

/** What one sweep says of its server. */
export interface SweepLaw {
  target: string;
  label: string;
  endpoint: string;
  /** Seconds of one request alone on this endpoint, from bursts of one. */
  soloSeconds: number | null;
  /** Its law and how many requests were at work at once; null where too little was measured. */
  observed: ObservedLaw | null;
  /** The server of that law, and of so many slots, that explains the answers best; null without one. */
  fit: FittedServer | null;
}

/**
 * The laws of all targets on one endpoint; cores and overheads are fitted to when each request was answered. Once, because
 * fitting takes longer than everything else that is computed from a run.
 */
export const lawsOf = onceEach((run: Run, endpoint: string): SweepLaw[] =>
  sweepsOf(run, endpoint).map((series) => lawOf(run, series)),
);

/**
 * A fitted server as the queueing model has it, and the delay that each request adds to every answer of its burst; null
 * without a fit.
 */
export function serverOf({ soloSeconds: solo, fit }: SweepLaw): { server: Server; sharedSeconds: number } | null {
  if (!fit || solo === null) return null;
  const { slots, slotsAtLeast, cores, overheadSeconds, sharedSeconds } = fit;
  const limits = {
    slots: slotsAtLeast ? Number.POSITIVE_INFINITY : slots,
    cores: cores ?? Number.POSITIVE_INFINITY,
  };
  return {
    server: { ...limits, overheadSeconds, serviceSeconds: solo - overheadSeconds - sharedSeconds },
    sharedSeconds,
  };
}

/** Seconds until the last of n requests is answered, as the fitted server has it; null without one. */
export function predictedSeconds(law: SweepLaw, requests: number): number | null {
  const found = serverOf(law);
  const served = found && completions({ requests, ...found.server }).at(-1);
  return found && served !== null && served !== undefined ? served + requests * found.sharedSeconds : null;
}

/** What the fitted server takes for every burst up to the largest of a sweep; none without one. */
export function predictedTotals(law: SweepLaw | undefined, sweep: SweepSeries): BurstTotal[] {
  if (!law?.fit) return [];
  const largest = Math.max(...sweep.levels.map(({ level }) => level));
  return Array.from({ length: largest }, (_, index) => index + 1).flatMap((level) => {
    const seconds = predictedSeconds(law, level);
    return seconds === null ? [] : [{ level, seconds: Math.round(seconds * 1e4) / 1e4 }];
  });
}

function lawOf(run: Run, series: SweepSeries): SweepLaw {
  const { target, label, endpoint } = series;
  const solo = soloSeconds(series);
  const observed = observedLawOf(run, series);
  const context = { soloSeconds: solo, wholeCores: wholeCoresOf(run, target) };
  const bursts = burstsOfOneServer(run, series).map(measured);
  const fit = observed && fitServer(bursts, context, { slots: observed.concurrency, law: observed.law });
  return { target, label, endpoint, soloSeconds: solo, observed, fit };
}

function measured({ level, requests }: Burst): MeasuredBurst {
  return { level, completions: requests.flatMap(({ lastByteSeconds }) => lastByteSeconds ?? []) };
}
