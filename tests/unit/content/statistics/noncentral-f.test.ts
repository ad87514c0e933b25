import { expect, it } from "vitest";
import { noncentralF } from "../../../../content/statistics/noncentral-f.ts";
import { normal } from "../../../../content/statistics/normal.ts";
import { seededRandom } from "../../../../content/statistics/random.ts";
import { shareOf } from "./contrasts/simulated.fixture.ts";

it("is the central distribution without a shift: 3.11 is the 95% point of F with 4 and 14 in every table", () => {
  expect(noncentralF(3.1122, { above: 4, below: 14 }, 0)).toBeCloseTo(0.95, 4);
});

it.each([3, 30])("is what simulated ratios of mean squares give with a shift of %i", (shift) => {
  const random = seededRandom(shift);
  const squares = (count: number) =>
    Array.from({ length: count }, () => normal(random) ** 2).reduce((sum, one) => sum + one, 0);
  const value = (4 + shift) / 4;
  const below = shareOf(8000, () => {
    const shifted = (normal(random) + Math.sqrt(shift)) ** 2 + squares(3);
    return shifted / 4 / (squares(14) / 14) <= value;
  });
  expect(noncentralF(value, { above: 4, below: 14 }, shift)).toBeCloseTo(below, 1);
  expect(Math.abs(noncentralF(value, { above: 4, below: 14 }, shift) - below)).toBeLessThan(0.02);
});
