import { decideLaw } from "../../model/decide.ts";
import type { Server } from "../../model/serve.ts";
import type { Run } from "../../run/run.ts";
import { median } from "../../statistics/quantile.ts";
import { makespan, validBurstsOn } from "../bursts/bursts.ts";
import { observedLawOf } from "../bursts/observed-laws.ts";
import type { Side } from "../bursts/side.ts";
import { type Noise, noiseOf } from "./noise.ts";

/** What bursts of one sweep are simulated from. */
export interface World {
  server: Server;
  /** What every request of a burst takes from all of them. */
  sharedSeconds: number;
  noise: Noise;
  /** What bursts of a level take in units of what the server would: 1 but where a world is made false by so much. */
  factor: (level: number) => number;
}

/**
 * The world that a stored sweep was measured in, as far as the model knows it: the server that fits best, with the
 * observed concurrency as its slots, and the sweep's noise.
 *
 * @returns null where there is no burst of one, none of more, or no repetition
 */
export function worldOf(run: Run, side: Side): World | null {
  const bursts = validBurstsOn(run, side);
  const alone = bursts.flatMap((burst) => (burst.level === 1 ? (makespan(burst) ?? []) : []));
  const [noise, observed] = [noiseOf(run, side), observedLawOf(run, side)];
  if (!noise || !observed || alone.length === 0) return null;
  const soloSeconds = median(alone);
  const measured = bursts.map(({ level, requests }) => {
    return { level, completions: requests.flatMap(({ lastByteSeconds }) => lastByteSeconds ?? []) };
  });
  const decision = decideLaw(measured, { soloSeconds, wholeCores: run.environment.targetCores.length });
  const best = decision?.candidates.find(({ law }) => law === observed.law) ?? decision?.candidates[0];
  if (!best) return null;
  const { overheadSeconds, sharedSeconds } = best;
  const most = Math.max(...bursts.map(({ level }) => level));
  const slots = observed.concurrency ?? best.slots;
  const server = {
    // As many at once as the largest burst has is no limit that was seen.
    slots: slots >= most ? Number.POSITIVE_INFINITY : slots,
    cores: best.cores ?? Number.POSITIVE_INFINITY,
    serviceSeconds: soloSeconds - overheadSeconds - sharedSeconds,
    overheadSeconds,
  };
  return { server, sharedSeconds, noise, factor: () => 1 };
}
