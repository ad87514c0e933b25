import { START_SPREAD } from "../../../content/findings/starts/start-variance.ts";
import type { Burst } from "../../../content/run/observations/burst.ts";
import { burstsPerRepetition, type Plan, type Sweep } from "../../../content/run/plan.ts";
import { normal } from "../../../content/statistics/normal.ts";
import { seededRandom, shuffled } from "../../../content/statistics/random.ts";
import type { Comparison } from "./comparisons.ts";

/** Noise as bursts on a shared machine have it: a spread of each, a drift that all share, and now and then a slow one. */
const SPREAD = 0.03;
const DRIFT = 0.01;
const SLOW_SHARE = 0.05;
const SLOW_FACTOR = 1.3;

/**
 * One comparison, in a seeded order, of two serial servers that take as long as
 * planned, but for noise and the luck of each start.
 */
export function simulateComparison(plan: Plan, seed: number): Comparison {
  const random = seededRandom(seed);
  const starts = new Map(plan.sweeps.map(({ target }) => [target, START_SPREAD.standardDeviation * normal(random)]));
  let drift = 0;
  const observations = Array.from({ length: plan.repetitions }, (_, repetition) => repetition).flatMap((repetition) => {
    const all = plan.sweeps.flatMap((sweep) =>
      sweep.levels.flatMap((level) =>
        Array.from({ length: burstsPerRepetition(plan, sweep, level) }, (_, placeInRepetition) => ({
          sweep,
          level,
          placeInRepetition,
        })),
      ),
    );
    return shuffled(all, seed + repetition).map(({ sweep, level, placeInRepetition }) => {
      drift += DRIFT * normal(random);
      const slow = random() < SLOW_SHARE ? SLOW_FACTOR : 1;
      const log = (starts.get(sweep.target) ?? 0) + drift + SPREAD * normal(random);
      const seconds = level * (sweep.workSeconds ?? 1) * slow * Math.exp(log);
      return burstOf(sweep, { level, repetition, placeInRepetition }, seconds);
    });
  });
  return { plan: { ...plan, seed }, observations, environment: { cores: 2 } };
}

function burstOf(
  { target, endpoint }: Sweep,
  which: Pick<Burst, "level" | "repetition" | "placeInRepetition">,
  seconds: number,
): Burst {
  const request = {
    ...{ createdSeconds: 0, connectedSeconds: 0, sentSeconds: 0, firstByteSeconds: seconds, lastByteSeconds: seconds },
    ...{ status: 200, error: null, work: null },
  };
  return {
    kind: "burst",
    ...{ order: 0, startedSeconds: 0, tookSeconds: seconds, target, endpoint, ...which },
    ...{ attempt: 0, cold: false, iterations: 1, clock: "shared", invalidReasons: [], usage: null },
    client: { cpuShare: 0, loopLagSeconds: 0 },
    requests: Array.from({ length: which.level }, () => request),
  };
}
