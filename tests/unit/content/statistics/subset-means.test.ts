import { expect, it } from "vitest";
import { sampledSubsetMeans, subsetMeans } from "../../../../content/statistics/subset-means.ts";

it("gives the mean of every non-empty subset, ascending", () => {
  expect([...subsetMeans([6, 0, 3])]).toEqual([0, 1.5, 3, 3, 3, 4.5, 6]);
});

it("samples the subsets about equally often", () => {
  const means = [...sampledSubsetMeans([1, 10], 9_000, 1)];
  expect(means).toEqual(means.toSorted((a, b) => a - b));
  for (const mean of [1, 5.5, 10]) {
    expect(Math.abs(means.filter((one) => one === mean).length - 3_000)).toBeLessThan(200);
  }
});
