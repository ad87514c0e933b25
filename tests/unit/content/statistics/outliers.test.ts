import { expect, it } from "vitest";
import { outliers } from "../../../../content/statistics/outliers.ts";

it("finds the value that Leys et al. (2013) find in 1, 3, 3, 6, 8, 10, 10, 1000", () => {
  // Their example: median 7, MAD 3.5 · 1.4826 = 5.1891, so 3 deviations reach from −8.57 to 22.57.
  expect(outliers([1, 3, 3, 6, 8, 10, 10, 1000])).toEqual([7]);
});

it("draws the line at three deviations of the median, scaled as R's mad does", () => {
  // Median 0 and a median deviation of 1 among seven: the line is at 3 · 1.4826 = 4.4478.
  expect(outliers([-1, -1, 0, 0, 1, 1, 4.44])).toEqual([]);
  expect(outliers([-1, -1, 0, 0, 1, 1, 4.45])).toEqual([6]);
});

it("gives indices in the order of the sample, on both sides", () => {
  expect(outliers([90, 1, 2, 3, 4, -90])).toEqual([0, 5]);
});

it("finds none among fewer than three values or where half of them are the same", () => {
  expect(outliers([])).toEqual([]);
  expect(outliers([1, 100])).toEqual([]);
  expect(outliers([5, 5, 5, 5, 6])).toEqual([]);
});
