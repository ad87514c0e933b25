import { describe, expect, it } from "vitest";
import { tryClaim } from "../../../../../content/findings/claim-trials/try-claim.ts";
import { answersMore } from "../../../../../content/findings/claims/kinds/steady/answers-more.ts";
import { slowedAtMost } from "../../../../../content/findings/claims/kinds/steady/slowed-at-most.ts";
import type { Test } from "../../../../../content/findings/claims/verdict.ts";
import { latencyAt } from "../../../../../content/findings/steady/latency-at.ts";
import { invalidSteady } from "../../../../../content/findings/steady/windows.ts";
import { simulatedWindows } from "../../../../../content/findings/worlds/simulate-windows.ts";
import { seededRandom } from "../../../../../content/statistics/random.ts";
import { ceilingAt, LOAD, lightWindows, MIXED, steadyRun, windowsAt } from "../steady/steady-run.fixture.ts";

const run = await steadyRun(
  ...[1000, 1040, 960].map((rate, repetition) => ({ ...ceilingAt(rate), repetition })),
  ...windowsAt(500, 0.5, 0.01, 0.0104, 0.0098),
  ...windowsAt(900, 0.9, 0.03, 0.0312, 0.0288),
  ...lightWindows("alone", 0.01, 0.0102, 0.0099),
  ...lightWindows("beside", 0.0102, 0.0098, 0.0101),
);
const plan = { ...run.plan, repetitions: 3 };
/** Another endpoint of the target, which answers a third as many requests. */
const OTHER = { ...LOAD, endpoint: MIXED.light };
const chance = { random: seededRandom(5) };
const times = (windows: ReturnType<typeof simulatedWindows>, share: number) =>
  windows.flatMap((one) => (one.share === share ? [latencyAt(one.window, 0.99) ?? 0] : []));

describe("simulated windows", () => {
  it("are as many as the plan has repetitions, scatter about those of their rate, and count", () => {
    const windows = simulatedWindows(run, { plan: { ...plan, repetitions: 40 }, loads: [LOAD] }, chance);
    for (const [share, seconds] of [
      [0.5, 0.01],
      [0.9, 0.03],
    ] as const) {
      const all = times(windows, share);
      expect(all).toHaveLength(40);
      expect(new Set(all).size).toBeGreaterThan(5);
      expect(Math.exp(all.reduce((sum, one) => sum + Math.log(one), 0) / 40) / seconds).toBeCloseTo(1, 1);
    }
    const endpoints = run.targets.find(({ name }) => name === LOAD.target)?.endpoints ?? [];
    expect(windows.flatMap((one) => invalidSteady(one, endpoints))).toEqual([]);
  });

  it("are all alike without noise, and none of what a plan does not have", () => {
    const quiet = simulatedWindows(run, { plan, loads: [LOAD], isQuiet: true }, chance);
    expect(new Set(times(quiet, 0.9)).size).toBe(1);
    const uses = run.plan.steady?.uses.map((one) => ({ ...one, shares: [0.9] })) ?? [];
    const steady = run.plan.steady && { ...run.plan.steady, uses };
    const fewer = simulatedWindows(run, { plan: { repetitions: 2, steady }, loads: [LOAD] }, chance);
    expect([times(fewer, 0.5).length, times(fewer, 0.9).length]).toEqual([0, 2]);
  });

  it("are made once of a load that is named for both uses of its connections", () => {
    const loads = [LOAD, { ...LOAD, use: "fresh" }];
    expect(simulatedWindows(run, { plan, loads }, chance)).toHaveLength(9);
  });
});

describe("claims of steady load", () => {
  const { steady } = run.plan;
  const loads = [LOAD, OTHER].flatMap((id) =>
    (steady?.loads ?? []).map((load) => ({ ...load, target: id.target, endpoint: id.endpoint })),
  );
  const ceilings = [300, 310, 290].map((rate, repetition) => ({ ...ceilingAt(rate), ...OTHER, repetition }));
  const context = {
    run: { ...run, observations: [...run.observations, ...ceilings] },
    plan: { ...plan, steady: steady && { ...steady, loads }, untilDecided: null },
    worldOf: () => null,
  };
  const TRIALS = 50;
  const tried = (test: Test) => tryClaim(context, test, { trials: TRIALS, seed: 1 });

  it.each([
    ["slowedAtMost", slowedAtMost(MIXED, 1.5)],
    ["answersMore", answersMore(LOAD, OTHER, 2)],
  ])("%s is decided where it is true, and hardly ever holds where it is only just false", (_, test) => {
    const outcome = tried(test);
    expect(outcome?.decided).toBeGreaterThan(TRIALS * 0.75);
    expect(outcome?.held).toBeLessThan(TRIALS * 0.1);
    expect(outcome?.noticed).toBeGreaterThan(TRIALS * 0.7);
  });

  it("is not tried where nothing was measured to compare with", () => {
    expect(tryClaim({ ...context, run }, answersMore(LOAD, OTHER, 2), { trials: 1, seed: 1 })).toBeNull();
  });
});
