import { describe, expect, it } from "vitest";
import { growth } from "../../../../../content/statistics/contrasts/growth.ts";
import { seededRandom } from "../../../../../content/statistics/random.ts";
import { PLANS, type Simulated, shareOf, sweepOf } from "./simulated.fixture.ts";

const serial = { shape: (n: number) => n };
const TRIALS = 4000;

const covers = (simulated: Simulated, seed = 1) => {
  const random = seededRandom(seed);
  return shareOf(TRIALS, () => {
    const { low = 1, high = -1 } = growth(sweepOf(simulated, random), serial)?.overall ?? {};
    return low <= 0 && high >= 0;
  });
};

it("is how many times as long bursts take as the shape has it, all levels weighing the same", () => {
  const found = growth(
    [
      { level: 1, seconds: [1, 1] },
      { level: 4, seconds: [4.4, 4.4] },
      { level: 2, seconds: [2, 2] },
    ],
    serial,
  );
  expect(found?.overall.estimate).toBeCloseTo(Math.log(1.1) / 2, 9);
  expect(found?.byLevel.map(({ level, estimate }) => [level, Math.exp(estimate)])).toEqual([
    [2, expect.closeTo(1, 9)],
    [4, expect.closeTo(1.1, 9)],
  ]);
});

it("has the standard error of the spread within levels and of both means", () => {
  const pair = (seconds: number) => [seconds * Math.exp(0.01), seconds * Math.exp(-0.01)];
  const levels = [1, 2, 4].map((level) => ({ level, seconds: pair(level) }));
  const found = growth(levels, serial)?.overall;
  expect(found?.freedom).toBe(3);
  expect(found?.standardError).toBeCloseTo(Math.SQRT2 * 0.01 * Math.sqrt(1 / 2 + 1 / 4), 9);
});

it("takes times that are none for missing, and leaves out levels without any", () => {
  const levels = [
    { level: 1, seconds: [1, 1.02, Number.NaN] },
    { level: 2, seconds: [2, 0] },
    { level: 3, seconds: [] },
  ];
  expect(growth(levels, serial)?.byLevel.map(({ level }) => level)).toEqual([2]);
  expect(growth(levels, serial)?.overall.freedom).toBe(1);
});

it("has no interval with one repetition, without a burst of one, or without a larger one", () => {
  const one = { level: 1, seconds: [1, 1.1] };
  expect(
    growth(
      [
        { level: 1, seconds: [1] },
        { level: 2, seconds: [2] },
      ],
      serial,
    ),
  ).toBeNull();
  expect(growth([{ level: 2, seconds: [2, 2.1] }], serial)).toBeNull();
  expect(growth([one], serial)).toBeNull();
});

describe("simulated", () => {
  it.each([PLANS.full, PLANS.quick])("covers the truth 95 times in 100 for plan %#", (plan) => {
    const share = covers({ ...plan, noise: 0.03 });
    expect(share).toBeGreaterThan(0.938);
    expect(share).toBeLessThan(0.962);
  });

  it("decides 'within ten percent' at 3% noise in nearly all full plans and in seven of ten quick ones", () => {
    const within = (plan: typeof PLANS.full) => {
      const random = seededRandom(3);
      return shareOf(TRIALS, () => {
        const found = growth(sweepOf({ ...plan, noise: 0.03 }, random), serial)?.overall;
        return found !== undefined && found.low >= Math.log(0.9) && found.high <= Math.log(1.1);
      });
    };
    expect(within(PLANS.full)).toBeGreaterThan(0.99);
    expect(within(PLANS.quick)).toBeGreaterThan(0.7);
    expect(within(PLANS.quick)).toBeLessThan(0.77);
  });

  it("covers also where single requests scatter most, if these have twice the bursts and so a spread of their own", () => {
    const noise = (level: number) => Math.sqrt(0.01 ** 2 + 0.031 ** 2 / level);
    const twice = (plan: typeof PLANS.full) => (level: number) => (level === 1 ? 2 : 1) * plan.repetitions;
    for (const plan of [PLANS.full, PLANS.quick])
      expect(covers({ ...plan, repetitions: twice(plan), noise })).toBeGreaterThan(0.935);
    // With three of each the noise of one request is taken for that of all: the reason to measure more of them.
    expect(covers({ ...PLANS.full, noise })).toBeLessThan(0.85);
  });
});
