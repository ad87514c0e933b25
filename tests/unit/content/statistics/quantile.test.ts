import { expect, it } from "vitest";
import { median, quantile } from "../../../../content/statistics/quantile.ts";

// R's data set `women`; summary(women$weight) prints 115, 124.5, 135, 148, 164.
const WEIGHT = [115, 117, 120, 123, 126, 129, 132, 135, 139, 142, 146, 150, 154, 159, 164];

it("gives the quartiles that R prints for the weights of its data set women", () => {
  expect([0, 0.25, 0.5, 0.75, 1].map((probability) => quantile(WEIGHT, probability))).toEqual([
    115, 124.5, 135, 148, 164,
  ]);
});

it("takes the middle of the two middle numbers, in whatever order they come", () => {
  expect(median([4, 1, 3, 2])).toBe(2.5);
});

it("leaves the sample as it was", () => {
  const sample = [3, 1, 2];
  median(sample);
  expect(sample).toEqual([3, 1, 2]);
});

it("refuses an empty sample and a probability that is none", () => {
  expect(() => median([])).toThrow(/at least one number/);
  expect(() => quantile([1], 1.5)).toThrow(/expected a probability from 0 to 1, got 1.5/);
});

it("stays between two numbers whose difference is beyond what a number can be", () => {
  expect(quantile([1e308, -1e308], 0.5)).toBe(0);
  expect(quantile([1e308, -1e308], 0.75)).toBe(5e307);
  expect(quantile([1e308, 1e308], 0.3)).toBe(1e308);
  expect(quantile([Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, 1], 0.75)).toBe(Number.POSITIVE_INFINITY);
});
