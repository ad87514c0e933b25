import { describe, expect, it } from "vitest";
import { predictSum, reachOfMean } from "../../../../content/statistics/prediction.ts";

// R's data set `cars`.
const SPEED = [
  4, 4, 7, 7, 8, 9, 10, 10, 10, 11, 11, 12, 12, 12, 12, 13, 13, 13, 13, 14, 14, 14, 14, 15, 15, 15, 16, 16, 17, 17, 17,
  18, 18, 18, 18, 19, 19, 19, 20, 20, 20, 20, 20, 22, 23, 24, 24, 24, 24, 25,
];
const DISTANCE = [
  2, 10, 4, 22, 16, 10, 18, 26, 34, 17, 28, 14, 20, 24, 28, 26, 34, 34, 46, 26, 36, 60, 80, 20, 26, 54, 32, 40, 32, 40,
  50, 42, 56, 76, 84, 36, 46, 68, 32, 48, 52, 56, 64, 66, 54, 70, 92, 93, 120, 85,
];
const cars = SPEED.map((x, index) => ({ x, y: DISTANCE[index] ?? Number.NaN }));

describe("the prediction of one new measurement", () => {
  // predict(lm(dist ~ speed, cars), data.frame(speed = c(12, 19, 24)), interval = "prediction")
  it.each([
    [12, 29.6, -1.75, 61.0],
    [19, 57.1, 25.76, 88.5],
    [24, 76.8, 44.75, 108.8],
  ])("is what R predicts for its data set cars at speed %d", (x, fit, low, high) => {
    const found = predictSum(cars, [{ x, weight: 1 }]);
    expect(found.value).toBeCloseTo(fit, 1);
    expect(found.low).toBeCloseTo(low, 1);
    expect(found.high).toBeCloseTo(high, 1);
  });
});

it("predicts the slope of another sweep with twice the variance of the slope itself", () => {
  const meanX = SPEED.reduce((sum, x) => sum + x, 0) / SPEED.length;
  const spread = SPEED.reduce((sum, x) => sum + (x - meanX) ** 2, 0);
  const found = predictSum(
    cars,
    SPEED.map((x) => ({ x, weight: (x - meanX) / spread })),
  );
  // R's confint gives 3.096964 to 4.767853 for the slope.
  expect(found.value).toBeCloseTo(3.932409, 5);
  expect(found.high - found.low).toBeCloseTo(Math.SQRT2 * (4.767853 - 3.096964), 5);
});

it("refuses fewer than three points", () => {
  expect(() => predictSum(cars.slice(1, 3), [{ x: 1, weight: 1 }])).toThrow(/at least three points, came 2/);
});

it("reaches as far as Student's t says: 2.776 with four degrees of freedom, from one mean of five to another", () => {
  expect(reachOfMean(1, { freedom: 4, count: 5, again: 5 })).toBeCloseTo(2.776445 * Math.sqrt(0.4), 5);
  expect(reachOfMean(2, { freedom: 3, count: 1, again: 4 })).toBeCloseTo(2 * 3.182446 * Math.sqrt(1.25), 5);
});
