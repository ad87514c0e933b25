import { expect, it } from "vitest";
import { leastSquares, slopeInterval } from "../../../../content/statistics/slope.ts";

// R's data set `women`; coef(lm(weight ~ height, women)) prints -87.51667 and 3.45.
const WEIGHT = [115, 117, 120, 123, 126, 129, 132, 135, 139, 142, 146, 150, 154, 159, 164];
const women = WEIGHT.map((y, index) => ({ x: 58 + index, y }));

it("gives the coefficients that R prints for its data set women", () => {
  const { slope, intercept } = leastSquares(women);
  expect(slope).toBeCloseTo(3.45, 5);
  expect(intercept).toBeCloseTo(-87.51667, 5);
});

it("refuses points that do not differ in x", () => {
  expect(() =>
    leastSquares([
      { x: 1, y: 1 },
      { x: 1, y: 2 },
    ]),
  ).toThrow(/differ in x/);
});

// R's data set `cars`; summary(lm(dist ~ speed, cars)) and its confint print the numbers below.
const SPEED = [
  4, 4, 7, 7, 8, 9, 10, 10, 10, 11, 11, 12, 12, 12, 12, 13, 13, 13, 13, 14, 14, 14, 14, 15, 15, 15, 16, 16, 17, 17, 17,
  18, 18, 18, 18, 19, 19, 19, 20, 20, 20, 20, 20, 22, 23, 24, 24, 24, 24, 25,
];
const DISTANCE = [
  2, 10, 4, 22, 16, 10, 18, 26, 34, 17, 28, 14, 20, 24, 28, 26, 34, 34, 46, 26, 36, 60, 80, 20, 26, 54, 32, 40, 32, 40,
  50, 42, 56, 76, 84, 36, 46, 68, 32, 48, 52, 56, 64, 66, 54, 70, 92, 93, 120, 85,
];
const cars = SPEED.map((x, index) => ({ x, y: DISTANCE[index] ?? Number.NaN }));

it("gives the interval of the slope that R prints for its data set cars", () => {
  const interval = slopeInterval(cars);
  expect(interval.slope).toBeCloseTo(3.9324, 4);
  expect(interval.intercept).toBeCloseTo(-17.5791, 4);
  expect(interval.standardError).toBeCloseTo(0.4155, 4);
  expect(interval.low).toBeCloseTo(3.096964, 5);
  expect(interval.high).toBeCloseTo(4.767853, 5);
});

it("narrows the interval with the confidence", () => {
  const { low, high } = slopeInterval(cars, 0.5);
  expect(low).toBeGreaterThan(3.096964);
  expect(high).toBeLessThan(4.767853);
});

it("needs three points for the interval of a slope", () => {
  expect(() => slopeInterval(cars.slice(1, 3))).toThrow(/at least three points, came 2/);
});
