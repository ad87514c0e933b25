import { describe, expect, it } from "vitest";
import { tryClaim } from "../../../../../content/findings/claim-trials/try-claim.ts";
import { capacityAtLeast } from "../../../../../content/findings/claims/kinds/steady/capacity-at-least.ts";
import { p99Above } from "../../../../../content/findings/claims/kinds/steady/p99-above.ts";
import type { Test } from "../../../../../content/findings/claims/verdict.ts";
import { triedOf } from "../../../../../content/findings/steady/capacities.ts";
import { invalidSteady } from "../../../../../content/findings/steady/windows.ts";
import {
  type CapacitySimulation,
  simulatedCapacities,
} from "../../../../../content/findings/worlds/simulate-capacity.ts";
import { seededRandom } from "../../../../../content/statistics/random.ts";
import { LOAD, steadyRun, windowsAt } from "../steady/steady-run.fixture.ts";

// The bound is 50 ms: kept at the lower rate, broken at the higher one, and in one of three windows in between.
const run = await steadyRun(
  ...windowsAt(100, 0.5, 0.01, 0.0104, 0.0098),
  ...windowsAt(180, 0.9, 0.2, 0.21, 0.19),
  ...windowsAt(140, null, 0.02, 0.2, 0.02),
);
const { steady } = run.plan;
const uses = steady?.uses.map((one) => ({ ...one, shares: [0.5, 0.9] })) ?? [];
const plan = { ...run.plan, repetitions: 3, steady: steady && { ...steady, uses } };

/** Of each rate, how many windows there are and how many of them break the bound. */
function tried(given: Partial<CapacitySimulation> = {}) {
  const simulation = { plan, capacities: [LOAD], ...given };
  const windows = simulatedCapacities(run, simulation, { random: seededRandom(3) });
  return { windows, rates: triedOf({ ...run, observations: windows }, LOAD) ?? [] };
}

describe("windows that are simulated for a capacity", () => {
  it("are as many as planned at each share, then close in on the capacity, and all count", () => {
    const { windows, rates } = tried();
    const endpoints = run.targets.find(({ name }) => name === LOAD.target)?.endpoints ?? [];
    expect(windows.flatMap((one) => invalidSteady(one, endpoints))).toEqual([]);
    const count = (purpose: string) => windows.filter((one) => one.purpose === purpose).length;
    expect([count("rate"), count("capacity"), count("confirmation")]).toEqual([6, 2, 2]);
    expect(rates.length).toBeGreaterThan(2);
  });

  it("break the bound the more often the higher the rate, by chance, or without it above the capacity alone", () => {
    const many = tried({ plan: { ...plan, repetitions: 200 } }).rates;
    const [low, high] = many.filter(({ trials }) => trials >= 200).map((one) => one.happened / one.trials);
    expect(low).toBeLessThan(0.3);
    expect(high).toBeGreaterThan(0.7);
    for (const { level, happened, trials } of tried({ isQuiet: true }).rates)
      expect(happened).toBe(level > 145 ? trials : 0);
  });

  it("break it at lower rates in a world that takes fewer, whose own shares are lower too", () => {
    const change: CapacitySimulation["change"] = (_, world) => ({ ...world, threshold: world.threshold - 2, pace: -2 });
    const { rates } = tried({ change, isQuiet: true });
    expect(Math.max(...rates.map(({ level }) => level))).toBeLessThan(30);
    expect(rates.some(({ happened }) => happened > 0)).toBe(true);
  });

  it("have their shares at a higher or a lower rate in another run, those of all loads alike", () => {
    const shifts = [3, 4, 5].map((seed) => {
      const both = { plan, capacities: [LOAD, LOAD] };
      const windows = simulatedCapacities(run, both, { random: seededRandom(seed) });
      const rates = windows.flatMap(({ share, window: { loop } }) =>
        share === 0.5 && loop.kind === "open" ? [loop.ratePerSecond / 100] : [],
      );
      expect([rates.length, new Set(rates).size]).toEqual([6, 1]);
      return rates[0] ?? 0;
    });
    expect(new Set(shifts).size).toBe(3);
    for (const shift of shifts) expect(Math.abs(Math.log(shift))).toBeLessThan(0.3);
  });

  it("are none of a load without a bound", () => {
    expect(tried({ capacities: [{ ...LOAD, endpoint: "another" }] }).windows).toEqual([]);
  });
});

describe("claims of capacities", () => {
  const TRIALS = 60;
  const outcomeOf = (test: Test) =>
    tryClaim({ run, plan: { ...plan, untilDecided: null }, worldOf: () => null }, test, { trials: TRIALS, seed: 1 });

  it.each([
    ["capacityAtLeast", capacityAtLeast(LOAD, 30)],
    ["p99Above", p99Above(LOAD, 0.9)],
  ])("%s hardly ever holds where it is only just false, and is noticed where it is more so", (_, test) => {
    const outcome = outcomeOf(test);
    expect(outcome?.held).toBeLessThan(TRIALS * 0.13);
    expect(outcome?.noticed).toBeGreaterThan(TRIALS * 0.75);
  });

  it("are decided where they are plainly true", () => {
    expect(outcomeOf(capacityAtLeast(LOAD, 30))?.decided).toBeGreaterThan(TRIALS * 0.85);
  });
});
