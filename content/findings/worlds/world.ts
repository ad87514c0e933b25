import type { Server } from "../../model/serve.ts";
import type { Run } from "../../run/run.ts";
import { mean } from "../../statistics/pooled-spread.ts";
import type { SweepId } from "../bursts/sweep-id.ts";
import { sweepsOf } from "../bursts/sweeps.ts";
import { lawsOf, predictedSeconds, type SweepLaw, serverOf } from "../laws/laws.ts";
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
 * observed concurrency as its slots, and the sweep's noise. What a level took beyond that, it takes there too.
 *
 * @returns null where there is no burst of one, none of more, or no repetition
 */
export function worldOf(run: Run, side: SweepId): World | null {
  const law = lawsOf(run, side.endpoint).find(({ target }) => target === side.target);
  const [noise, found] = [noiseOf(run, side), law && serverOf(law)];
  return law && noise && found ? { ...found, noise, factor: factorOf(run, law) } : null;
}

/** What bursts of a level took in units of what the server would; of one that was not measured, as at the nearest. */
function factorOf(run: Run, law: SweepLaw): World["factor"] {
  const levels = sweepsOf(run, law.endpoint).find(({ target }) => target === law.target)?.levels ?? [];
  const known = levels.flatMap(({ level, seconds }) => {
    const predicted = predictedSeconds(law, level);
    return seconds.length > 0 && predicted ? [{ level, log: mean(seconds.map(Math.log)) - Math.log(predicted) }] : [];
  });
  return (level) => {
    const [nearest] = known.toSorted((a, b) => Math.abs(a.level - level) - Math.abs(b.level - level));
    return Math.exp(nearest?.log ?? 0);
  };
}
