import type { Server } from "../../model/serve.ts";
import type { Run } from "../../run/run.ts";
import type { SweepId } from "../bursts/sweep-id.ts";
import { lawsOf, serverOf } from "../laws/laws.ts";
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
export function worldOf(run: Run, side: SweepId): World | null {
  const law = lawsOf(run, side.endpoint).find(({ target }) => target === side.target);
  const [noise, found] = [noiseOf(run, side), law && serverOf(law)];
  return noise && found ? { ...found, noise, factor: () => 1 } : null;
}
