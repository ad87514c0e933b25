import { expect, it } from "vitest";
import { counterexample } from "../../../../../content/statistics/contrasts/counterexample.ts";
import { normal } from "../../../../../content/statistics/normal.ts";
import { seededRandom } from "../../../../../content/statistics/random.ts";
import { shareOf } from "./simulated.fixture.ts";

const at = (level: number, estimate: number, standardError = 0.01) => {
  return { level, estimate, low: 0, high: 0, standardError, freedom: 1000 };
};
const BOUNDS = { low: -0.1, high: 0.1 };

it("is refuted by one level that is outside, however many are inside", () => {
  const many = [2, 3, 4, 5, 6].map((level) => at(level, 0));
  expect(counterexample([...many, at(80, 0.25)], BOUNDS)?.level).toBe(80);
  expect(counterexample([...many, at(7, -0.2), at(80, 0.15)], BOUNDS)?.level).toBe(7);
  expect(counterexample([...many, at(80, 0.12)], BOUNDS)).toBeNull();
});

it("refutes a sentence that is just true at all of twenty levels in no more than five of 100", () => {
  const random = seededRandom(2);
  const refuted = shareOf(4000, () => {
    const levels = Array.from({ length: 20 }, (_, level) => at(level, 0.1 + 0.01 * normal(random)));
    return counterexample(levels, BOUNDS) !== null;
  });
  expect(refuted).toBeLessThan(0.05);
  expect(refuted).toBeGreaterThan(0.01);
});
