import { expect, it } from "vitest";
import { detectable } from "../../../../../content/statistics/contrasts/detectable.ts";
import { normal } from "../../../../../content/statistics/normal.ts";
import { seededRandom } from "../../../../../content/statistics/random.ts";
import { quantileOfT } from "../../../../../content/statistics/t-quantile.ts";
import { shareOf } from "./simulated.fixture.ts";

it("adds nearly the quantiles of Student's t at 0.975 and 0.9 where much is known of the spread, and more where little is", () => {
  const beyondSum = (freedom: number) =>
    detectable(1, freedom) / (quantileOfT(0.975, freedom) + quantileOfT(0.9, freedom));
  expect(beyondSum(1000)).toBeCloseTo(1, 3);
  expect(beyondSum(14)).toBeCloseTo(1, 2);
  expect(beyondSum(1)).toBeGreaterThan(1.2);
  expect(beyondSum(1.5)).toBeLessThan(beyondSum(1));
});

it("is in the unit of the standard error, and larger where more is asked for", () => {
  expect(detectable(3, 5)).toBeCloseTo(3 * detectable(1, 5), 9);
  expect(detectable(1, 5, { confidence: 0.99 })).toBeGreaterThan(detectable(1, 5));
  expect(detectable(1, 5, { power: 0.8 })).toBeLessThan(detectable(1, 5));
});

it.each([1, 2, 3, 4, 14])("is found nine times in ten with %i degrees of freedom", (freedom) => {
  const random = seededRandom(freedom);
  const least = quantileOfT(0.975, freedom);
  const found = shareOf(5000, () => {
    const squares = Array.from({ length: freedom }, () => normal(random) ** 2).reduce((sum, one) => sum + one, 0);
    return detectable(1, freedom) + normal(random) > least * Math.sqrt(squares / freedom);
  });
  expect(found).toBeGreaterThan(0.885);
  expect(found).toBeLessThan(0.915);
});
