import { expect, it } from "vitest";
import { reachOfMean } from "../../../../content/statistics/prediction.ts";

it("reaches as far as Student's t says: 2.776 with four degrees of freedom, from one mean of five to another", () => {
  expect(reachOfMean(1, { freedom: 4, count: 5, again: 5 })).toBeCloseTo(2.776445 * Math.sqrt(0.4), 5);
  expect(reachOfMean(2, { freedom: 3, count: 1, again: 4 })).toBeCloseTo(2 * 3.182446 * Math.sqrt(1.25), 5);
});
