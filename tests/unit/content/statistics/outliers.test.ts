import { expect, it } from "vitest";
import { FEWEST_FOR_OUTLIERS, outliers } from "../../../../content/statistics/outliers.ts";
import { seededRandom } from "../../../../content/statistics/random.ts";

it("finds the value that Leys et al. (2013) find, in their example repeated so often that there are enough values", () => {
  // 1, 3, 3, 6, 8, 10, 10, 1000: median 7, MAD 3.5 · 1.4826 = 5.1891, so 3 deviations reach from −8.57 to 22.57.
  expect(outliers([1, 3, 3, 6, 8, 10, 10, 1000, 1, 3, 3, 6, 8, 10, 10, 1000])).toEqual([7, 15]);
});

it("draws the line at three deviations of the median, scaled as R's mad does", () => {
  // Median 0 and a median deviation of 1 among eleven: the line is at 3 · 1.4826 = 4.4478.
  expect(outliers([-1, -1, -1, -1, 0, 0, 1, 1, 1, 1, 4.44])).toEqual([]);
  expect(outliers([-1, -1, -1, -1, 0, 0, 1, 1, 1, 1, 4.45])).toEqual([10]);
});

it("gives indices in the order of the sample, on both sides", () => {
  expect(outliers([90, 1, 2, 3, 4, 5, 6, 7, 8, -90])).toEqual([0, 9]);
});

it("finds none among fewer than ten values or where more than half of them are the same", () => {
  expect(outliers([])).toEqual([]);
  expect(outliers([1, 1.1, 100])).toEqual([]);
  expect(outliers([1, 2, 3, 4, 5, 6, 7, 8, 1000])).toEqual([]);
  expect(outliers([5, 5, 5, 5, 5, 5, 7, 8, 9, 100])).toEqual([]);
});

it("speaks of few values of samples in which nothing is far off: at ten, of 2.8%", () => {
  const random = seededRandom(1);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const found = Array.from(
    { length: 4000 },
    () => outliers(Array.from({ length: FEWEST_FOR_OUTLIERS }, normal)).length,
  );
  const share = found.reduce((all, one) => all + one) / (found.length * FEWEST_FOR_OUTLIERS);
  expect(share).toBeGreaterThan(0.024);
  expect(share).toBeLessThan(0.032);
});
