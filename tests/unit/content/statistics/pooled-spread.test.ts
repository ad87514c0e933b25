import { expect, it } from "vitest";
import { pooledSpread } from "../../../../content/statistics/pooled-spread.ts";

// R's data set `PlantGrowth`: summary(aov(weight ~ group, PlantGrowth)) has 27
// residual degrees of freedom, mean square 0.3886.
const CONTROL = [4.17, 5.58, 5.18, 6.11, 4.5, 4.61, 5.17, 4.53, 5.33, 5.14];
const TREATED = [4.81, 4.17, 4.41, 3.59, 5.87, 3.83, 6.03, 4.89, 4.32, 4.69];
const OTHER = [6.31, 5.12, 5.54, 5.5, 5.37, 5.29, 4.92, 6.15, 5.8, 5.26];

it("gives the residual mean square that R prints for its data set PlantGrowth", () => {
  const found = pooledSpread([CONTROL, TREATED, OTHER]);
  expect((found?.standardDeviation ?? 0) ** 2).toBeCloseTo(0.3886, 4);
  expect(found?.freedom).toBe(27);
});

it("takes values that are no numbers, and groups without any, for missing", () => {
  const found = pooledSpread([[1, Number.NaN, 3], [], [5], [Number.NEGATIVE_INFINITY]]);
  expect(found).toEqual({ standardDeviation: Math.SQRT2, freedom: 1 });
});

it("knows nothing of the noise from one repetition, or from nothing", () => {
  expect(pooledSpread([[1], [2], [3]])).toBeNull();
  expect(pooledSpread([])).toBeNull();
});
