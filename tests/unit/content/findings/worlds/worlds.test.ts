import { describe, expect, it } from "vitest";
import type { SweepId } from "../../../../../content/findings/bursts/sweep-id.ts";
import { sweepsOf } from "../../../../../content/findings/bursts/sweeps.ts";
import { observedLawOf } from "../../../../../content/findings/laws/observed-laws.ts";
import { noiseOf } from "../../../../../content/findings/worlds/noise.ts";
import { type Simulation, simulatedRun } from "../../../../../content/findings/worlds/simulate.ts";
import { type World, worldOf } from "../../../../../content/findings/worlds/world.ts";
import { encodeRun, parseRun } from "../../../../../content/run/parse.ts";
import { detectable } from "../../../../../content/statistics/contrasts/detectable.ts";
import { growth } from "../../../../../content/statistics/contrasts/growth.ts";
import { sweepRatio } from "../../../../../content/statistics/contrasts/sweep-ratio.ts";
import { mean, pooledSpread } from "../../../../../content/statistics/pooled-spread.ts";
import { PLANS } from "../../../../../runner/plan/named-plans.ts";
import { storedFile } from "../../../../fixture/run-files/stored.ts";
import { shareOf } from "../../statistics/contrasts/simulated.fixture.ts";

const run = await parseRun(await storedFile("newest"), "the stored run", true);
const nameOf = ({ endpoint, target }: SweepId) => `${endpoint}.${target}`;
const WORLDS = new Map(run.plan.sweeps.map((sweep) => [nameOf(sweep), worldOf(run, sweep)]));
const known = (side: SweepId): World | null => WORLDS.get(nameOf(side)) ?? null;

/** The stored run's sweeps as the quick plan has them. */
const QUICK: Simulation["plan"] = {
  repetitions: PLANS.quick.repetitions,
  soloBursts: PLANS.quick.soloBursts,
  sweeps: run.plan.sweeps.map((sweep) => {
    const isWait = sweep.work === "wait";
    const levels = [...(isWait ? PLANS.quick.ioLevels : PLANS.quick.levels)];
    return { ...sweep, levels, workSeconds: PLANS.quick.workSeconds[isWait ? "wait" : "short"] };
  }),
};

const levelsOf = (of: typeof run, { endpoint, target }: SweepId) =>
  sweepsOf(of, endpoint).find((series) => series.target === target)?.levels ?? [];

describe("the noise of a stored sweep", () => {
  const side = { endpoint: "sync-cpubound", target: "fastapianalytics" };

  it("has the sweep's own spread, more of it for single requests than for bursts of ten", () => {
    const noise = noiseOf(run, side);
    const own = pooledSpread(levelsOf(run, side).map(({ seconds }) => seconds.map(Math.log)))?.standardDeviation ?? 0;
    expect(noise?.(1)).toBeGreaterThan(1.5 * (noise?.(10) ?? 1));
    expect((noise?.(1) ?? 0) / own).toBeGreaterThan(1);
    expect((noise?.(10) ?? 1) / own).toBeLessThan(1);
  });

  it("is that of the nearest level where one was not measured, and unknown without repetitions", () => {
    const noise = noiseOf(run, side);
    expect(noise?.(80)).toBe(noise?.(10));
    const once = run.observations.filter((seen) => seen.kind !== "burst" || seen.repetition === 0);
    expect(noiseOf({ ...run, observations: once }, side)).toBeNull();
  });
});

describe("a simulated run", () => {
  const again = simulatedRun(run, { plan: run.plan, worldOf: known, seed: 1 });

  it("is a run file like any other, the same for the same seed", async () => {
    const text = JSON.stringify(await encodeRun(again));
    const { observations } = await parseRun(text, "simulated");
    expect(observations).toHaveLength(run.observations.length);
    expect(simulatedRun(run, { plan: run.plan, worldOf: known, seed: 1 })).toEqual(again);
    expect(simulatedRun(run, { plan: run.plan, worldOf: known, seed: 2 })).not.toEqual(again);
  });

  it("has the totals of the stored one: each sweep to a twelfth, all of them to a fiftieth", () => {
    const ratios = run.plan.sweeps.map((sweep) => {
      const simulated = levelsOf(again, sweep).map(({ medianSeconds }) => medianSeconds ?? 0);
      const stored = levelsOf(run, sweep).map(({ medianSeconds }) => medianSeconds ?? 0);
      return mean(simulated.map((seconds, at) => Math.log(seconds / (stored[at] ?? 0))));
    });
    for (const ratio of ratios) expect(Math.abs(ratio)).toBeLessThan(1 / 12);
    expect(Math.abs(mean(ratios))).toBeLessThan(0.02);
  });

  it("follows the laws of the stored one, with the quick plan too where its bursts outnumber the slots", () => {
    for (const sweep of run.plan.sweeps) {
      const { law = null, concurrency = 0 } = observedLawOf(run, sweep) ?? {};
      expect(observedLawOf(again, sweep)).toMatchObject({ law, concurrency });
    }
    const quick = simulatedRun(run, { plan: QUICK, worldOf: known, seed: 1 });
    for (const sweep of QUICK.sweeps) {
      const found = observedLawOf(quick, sweep);
      const slots = known(sweep)?.server.slots ?? 0;
      expect(found?.concurrency).toBe(Math.min(slots, Math.max(...sweep.levels)));
    }
  });

  it("holds up as many bursts and requests alone as it is told to, in which tasks come one by one", () => {
    const quiet = (side: SweepId): World | null => {
      const world = known(side);
      return world && { ...world, noise: () => 0 };
    };
    const made = (share: number) =>
      simulatedRun(run, { plan: run.plan, worldOf: quiet, seed: 1, disturbances: { share, times: 1.3 } });
    const secondsIn = (of: typeof run) =>
      of.observations.flatMap((seen) => (seen.kind === "burst" && !seen.cold ? [seen.tookSeconds] : []));
    const [none, some, all] = [made(0), made(0.2), made(1)];
    const longer = secondsIn(all).map((seconds, at) => seconds / (secondsIn(none)[at] ?? 0));
    for (const times of longer) expect(times).toBeCloseTo(1.3, 9);
    const held = secondsIn(some).filter((seconds, at) => seconds > 1.1 * (secondsIn(none)[at] ?? 0)).length;
    expect(held / secondsIn(some).length).toBeGreaterThan(0.1);
    expect(held / secondsIn(some).length).toBeLessThan(0.3);
    const singleOf = (of: typeof run) => of.observations.find((seen) => seen.kind === "single")?.requests[0]?.work;
    expect((singleOf(all)?.serviceSeconds ?? 0) / (singleOf(none)?.serviceSeconds ?? 1)).toBeCloseTo(1.3, 9);
    const hidden = all.observations.filter((seen) => seen.kind === "burst").filter((burst) => burst.level > 2);
    const tasks = hidden.flatMap(({ cold, requests }) =>
      requests.flatMap(({ work }) => (cold ? [] : (work?.concurrentTasks ?? []))),
    );
    expect(new Set(tasks)).toEqual(new Set([3]));
  });

  it("leaves out what has no world, and keeps what was observed beside bursts", () => {
    const bare = simulatedRun(run, { plan: run.plan, worldOf: () => null, seed: 1 });
    const kept = run.observations.filter((seen) => seen.kind !== "burst" || seen.cold);
    expect(new Set(bare.observations)).toEqual(new Set(kept));
  });
});

describe("worlds of which the truth is known, with the stored run's noise", () => {
  const serial = { endpoint: "badasync-iobound", target: "fastapianalytics" };
  const TRIALS = 200;

  /** The sweeps of the full plan that are asked for, in worlds with one spread for all levels, as intervals suppose. */
  function simulated(sides: SweepId[], seed: number, change: (world: World) => Partial<World> = () => ({})) {
    const sweeps = run.plan.sweeps.filter((sweep) => sides.some((side) => nameOf(side) === nameOf(sweep)));
    const worldAt = (side: SweepId) => {
      const world = known(side);
      return world && { ...world, noise: () => world.noise(10), ...change(world) };
    };
    return simulatedRun(run, { plan: { sweeps, repetitions: 3, soloBursts: 1 }, worldOf: worldAt, seed });
  }

  it("find a departure as large as was detectable about nine times in ten", () => {
    const grown = (seed: number, slower = 1) => {
      const made = simulated([serial], seed, () => ({ factor: (level) => (level > 1 ? slower : 1) }));
      return growth(levelsOf(made, serial), { shape: (n) => n })?.overall;
    };
    const found = Array.from({ length: TRIALS }, (_, seed) => grown(seed)).filter((one) => one !== undefined);
    const truth = mean(found.map(({ estimate }) => estimate));
    const standardError = Math.sqrt(mean(found.map((one) => one.standardError ** 2)));
    const departure = Math.exp(detectable(standardError, found[0]?.freedom ?? 1) - truth);
    let seed = 1_000;
    const noticed = shareOf(TRIALS, () => (grown(seed++, departure)?.low ?? 0) > 0);
    expect(noticed).toBeGreaterThan(0.85);
    expect(noticed).toBeLessThan(0.95);
  });

  it("seldom find equal sweeps to differ", () => {
    const [direct, hidden] = [
      { ...serial, endpoint: "sync-cpubound" },
      { ...serial, endpoint: "badasync-cpubound" },
    ];
    const equal = known(direct) ?? undefined;
    let seed = 0;
    const decided = shareOf(TRIALS, () => {
      const made = simulated([direct, hidden], seed++, () => ({ ...equal }));
      const found = sweepRatio(levelsOf(made, direct), levelsOf(made, hidden))?.overall;
      return found !== undefined && (found.low > 0 || found.high < 0);
    });
    // The 97.5% quantile of 200 trials at one in twenty is 16.
    expect(decided).toBeLessThanOrEqual(0.08);
    expect(decided).toBeGreaterThan(0);
  });
});
