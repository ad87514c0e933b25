import { expect, it } from "vitest";
import { contrastOfSamples } from "../../../../../content/statistics/contrasts/contrast.ts";
import { contrastOfFew } from "../../../../../content/statistics/contrasts/contrast-of-few.ts";
import { normal } from "../../../../../content/statistics/normal.ts";
import { seededRandom } from "../../../../../content/statistics/random.ts";
import { quantileOfT } from "../../../../../content/statistics/t-quantile.ts";
import { shareOf } from "./simulated.fixture.ts";

const sample = (values: number[], weight = 1) => [{ values, weight }];
const MANY = [-1, 1, -1, 1, -1, 1];

it("weighs the quantiles of both samples by what their means vary by", () => {
  const found = contrastOfFew([sample([0, 2]), sample(MANY, -1)]);
  // Means of 1 and 0, which vary by 1 with one degree of freedom and by 0.2 with five.
  const quantile = (12.7062 + 0.2 * 2.570582) / 1.2;
  expect(found?.estimate).toBe(1);
  expect(found?.high).toBeCloseTo(1 + quantile * Math.sqrt(1.2), 3);
  expect(found?.low).toBeCloseTo(1 - quantile * Math.sqrt(1.2), 3);
  expect(quantileOfT(0.975, found?.freedom ?? 0)).toBeCloseTo(quantile, 1);
});

it("weighs that of what all share beside them", () => {
  const shared = { variance: 0.2, freedom: 10 };
  const found = contrastOfFew([sample([0, 2]), sample([1, 3], -1)], 0.95, shared);
  const quantile = (2 * 12.7062 + 0.2 * 2.228139) / 2.2;
  expect(found?.estimate).toBe(-1);
  expect((found?.high ?? 0) + 1).toBeCloseTo(quantile * Math.sqrt(2.2), 3);
});

it.each([
  ["samples of which nothing scatters", [3, 3], [1, 1, 1]],
  ["samples that are equally well known", [3, 4], [1, 5]],
  ["a sample without a spread", [3], MANY],
  ["samples of which each is known with three degrees of freedom or more", [3, 4, 6, 8], MANY],
])("leaves %s as they usually are", (_, few, many) => {
  const samples = [sample(few), sample(many, -1)];
  expect(contrastOfFew(samples)).toEqual(contrastOfSamples(samples));
});

it("errs in at most one of twenty where the fewer values scatter more, unlike Satterthwaite's degrees of freedom", () => {
  const errs = (combine: typeof contrastOfFew) => {
    const random = seededRandom(3);
    const draw = (count: number, spread: number) => Array.from({ length: count }, () => spread * normal(random));
    return shareOf(3000, () => (combine([sample(draw(2, 1.7)), sample(draw(6, 1), -1)], 0.9)?.low ?? 0) > 0);
  };
  expect(errs(contrastOfFew)).toBeLessThan(0.055);
  expect(errs(contrastOfSamples)).toBeGreaterThan(0.06);
});
