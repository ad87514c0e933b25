import type { MeasuredBurst } from "../../../../../content/model/evidence.ts";
import { completions, type Server } from "../../../../../content/model/serve.ts";
import { normal } from "../../../../../content/statistics/normal.ts";
import { seededRandom } from "../../../../../content/statistics/random.ts";

export const SOLO_SECONDS = 0.2;

/** Three bursts at each level of a server with known parameters, with 2 % of lognormal noise on every completion. */
export function planted(levels: number[], server: Partial<Server>, seed = 1): MeasuredBurst[] {
  const random = seededRandom(seed);
  const overheadSeconds = server.overheadSeconds ?? 0;
  const serviceSeconds = SOLO_SECONDS - overheadSeconds;
  const whole = { slots: Number.POSITIVE_INFINITY, cores: Number.POSITIVE_INFINITY, ...server };
  return levels.flatMap((level) =>
    [0, 1, 2].map(() => ({
      level,
      completions: completions({ ...whole, requests: level, serviceSeconds, overheadSeconds })
        .map((seconds) => seconds * Math.exp(0.02 * normal(random)))
        .sort((a, b) => a - b),
    })),
  );
}
