import { describe, expect, it } from "vitest";
import type { Contrast } from "../../../../../content/statistics/contrasts/contrast.ts";
import { intervalOf } from "../../../../../content/statistics/contrasts/counterexample.ts";
import { growth } from "../../../../../content/statistics/contrasts/growth.ts";
import { lookAlpha } from "../../../../../content/statistics/contrasts/look-alpha.ts";
import { seededRandom } from "../../../../../content/statistics/random.ts";
import { sweepOf } from "./simulated.fixture.ts";

const LOOKS = [1, 2, 4, 8];
const TRIALS = 3000;

/** What is found at the looks after the 2nd, 3rd, … repetition, of many sweeps that grow as is said. */
function simulated(levels: number[]): (Contrast | undefined)[][] {
  const random = seededRandom(9);
  return Array.from({ length: TRIALS }, () => {
    const all = sweepOf({ levels, repetitions: Math.max(...LOOKS) + 1, noise: 0.03 }, random);
    return Array.from({ length: Math.max(...LOOKS) }, (_, look) => {
      const seen = all.map(({ level, seconds }) => ({ level, seconds: seconds.slice(0, look + 2) }));
      return growth(seen, { shape: (n) => n })?.overall;
    });
  });
}

/** On sweeps of as few levels as the bound is for, and of many. Each look is simulated once for however many there are. */
const FOUND = { three: simulated([1, 5, 41]), seven: simulated([1, 2, 3, 4, 5, 6, 10]) };

/** How often any of the first looks excludes the truth. */
function wrong(found: (Contrast | undefined)[][], looks: number, alpha: number): number {
  const excludes = (effect: Contrast | undefined) => {
    const { low, high } = effect ? intervalOf(effect, 1 - alpha) : { low: 0, high: 0 };
    return low > 0 || high < 0;
  };
  return found.filter((all) => all.slice(0, looks).some(excludes)).length / found.length;
}

describe("looking several times", () => {
  it.each(LOOKS)("is wrong in no more than five of 100 over all of %i looks, from three levels on", (looks) => {
    // The 97.5% quantile of 3000 trials at one in twenty is 173: 0.0577.
    for (const found of [FOUND.three, FOUND.seven])
      expect(wrong(found, looks, lookAlpha(looks))).toBeLessThanOrEqual(0.0577);
  });

  it("is wrong far more often without the bound", () => {
    expect(wrong(FOUND.three, 5, 0.05)).toBeGreaterThan(0.1);
  });
});

it("falls with each further look, also beyond those simulated", () => {
  const alphas = Array.from({ length: 30 }, (_, index) => lookAlpha(index + 1));
  expect(alphas[0]).toBe(0.05);
  expect(alphas).toEqual(alphas.toSorted((a, b) => b - a));
  expect(new Set(alphas).size).toBe(30);
  expect(() => lookAlpha(0)).toThrow("expected a whole number of looks from 1, got 0");
});
