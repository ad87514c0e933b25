import { describe, expect, it } from "vitest";
import { equivalence } from "../../../../../content/statistics/contrasts/equivalence.ts";
import { sweepRatio } from "../../../../../content/statistics/contrasts/sweep-ratio.ts";
import { seededRandom } from "../../../../../content/statistics/random.ts";
import { PLANS, shareOf, sweepOf } from "./simulated.fixture.ts";

const MARGIN = 0.05;
const TRIALS = 600;

/** How often sweeps are shown alike, and how often refuted, where the second is so many times the first. */
function judged(plan: typeof PLANS.full, noise: number, factor: (level: number) => number) {
  const random = seededRandom(7);
  const counted = { shown: 0, refuted: 0 };
  shareOf(TRIALS, () => {
    const second = { ...plan, noise, seconds: (n: number) => n * factor(n) };
    const ratio = sweepRatio(sweepOf({ ...plan, noise }, random), sweepOf(second, random));
    const found = ratio && equivalence(ratio, MARGIN);
    if (found?.isShown) counted.shown += 1 / TRIALS;
    if (found?.refutedAt) counted.refuted += 1 / TRIALS;
    return true;
  });
  return counted;
}

it("does not let 8% more and 8% less cancel", () => {
  const exact = (factors: number[]) =>
    factors.map((one, at) => ({ level: at + 1, seconds: [one, one * 1.001, one * 0.999] }));
  const ratio = sweepRatio(exact([1, 1, 1, 1]), exact([1.08, 0.92, 1.08, 0.92]));
  const found = ratio && equivalence(ratio, MARGIN);
  expect(Math.abs(ratio?.overall.estimate ?? 1)).toBeLessThan(0.01);
  expect(found).toMatchObject({ isShown: false, refutedAt: { level: 2 } });
  expect(found?.rootMeanSquare).toBeCloseTo(0.08, 2);
});

it("takes sweeps that do not scatter for what they are", () => {
  const exact = (factor: number) => [1, 2].map((level) => ({ level, seconds: [factor * level, factor * level] }));
  const ratio = sweepRatio(exact(1), exact(1.04));
  expect(ratio && equivalence(ratio, MARGIN)).toMatchObject({ isShown: true, refutedAt: null });
});

it("does not bound the differences by less than they are, however little they look beside the noise", () => {
  const noisy = (shift: number) => [1, 2, 3].map((level) => ({ level, seconds: [level * 0.9, level * (1.1 + shift)] }));
  const ratio = sweepRatio(noisy(0), noisy(0.001));
  const found = ratio && equivalence(ratio, MARGIN);
  expect(found?.rootMeanSquare).toBeGreaterThan(0);
  expect(found?.atMost).toBeGreaterThanOrEqual(found?.rootMeanSquare ?? 1);
});

describe("simulated", () => {
  it("shows equal sweeps to be alike at 3% noise in nearly all full plans", () => {
    expect(judged(PLANS.full, 0.03, () => 1).shown).toBeGreaterThan(0.95);
  });

  it.each([0.01, 0.03])(
    "seldom does where they differ by the margin, the same way or by turns, at noise %d",
    (noise) => {
      const turns = (n: number) => (n % 2 === 0 ? 1 + MARGIN : 1 / (1 + MARGIN));
      for (const plan of [PLANS.full, PLANS.quick]) {
        expect(judged(plan, noise, () => 1 + MARGIN).shown).toBeLessThan(0.05);
        expect(judged(plan, noise, turns).shown).toBeLessThan(0.05);
        expect(judged(plan, noise, turns).refuted).toBeLessThan(0.06);
      }
    },
  );
});
