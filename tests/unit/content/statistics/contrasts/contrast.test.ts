import { expect, it } from "vitest";
import {
  type Contrast,
  contrast,
  contrastOfSamples,
  difference,
} from "../../../../../content/statistics/contrasts/contrast.ts";

// R's data set `sleep`: t.test(extra ~ group, var.equal = TRUE) prints the interval below.
const FIRST = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2];
const SECOND = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];
const first = { values: FIRST, weight: 1 };
const second = { values: SECOND, weight: -1 };

it("gives the interval of a difference that R prints for its data set sleep", () => {
  const found = contrast([first, second]);
  expect(found?.estimate).toBeCloseTo(-1.58, 6);
  expect(found?.low).toBeCloseTo(-3.363874, 5);
  expect(found?.high).toBeCloseTo(0.203874, 5);
  expect(found?.standardError).toBeCloseTo(0.84909, 5);
  expect(found?.freedom).toBe(18);
});

it("gives what R prints for sleep without equal variances, where each sample has its own spread", () => {
  const found = contrastOfSamples([[first], [second]]);
  expect(found?.freedom).toBeCloseTo(17.77647, 5);
  expect(found?.low).toBeCloseTo(-3.3654832, 5);
  expect(found?.high).toBeCloseTo(0.2054832, 5);
});

it("has no interval without a group of two, or with one of none", () => {
  const single = { values: [1], weight: 1 };
  expect(contrast([single, single])).toBeNull();
  expect(
    contrast([
      { values: [1, 2], weight: 1 },
      { values: [], weight: -1 },
    ]),
  ).toBeNull();
  expect(contrastOfSamples([[first], [single]])).toBeNull();
  expect(contrastOfSamples([])).toBeNull();
});

it("is exact where nothing scatters", () => {
  const found = contrastOfSamples([[{ values: [2, 2], weight: 1 }], [{ values: [1, 1], weight: -1 }]]);
  expect(found).toEqual({ estimate: 1, low: 1, high: 1, standardError: 0, freedom: 2 });
});

it("subtracts two independent estimates as Welch's test does, which R prints for the same data", () => {
  const mean = (values: number[]) => contrast([{ values, weight: 1 }]) as Contrast;
  const found = difference(mean(SECOND), mean(FIRST));
  expect(found.estimate).toBeCloseTo(-1.58, 6);
  expect(found.low).toBeCloseTo(-3.3654832, 6);
  expect(found.high).toBeCloseTo(0.2054832, 6);
});
