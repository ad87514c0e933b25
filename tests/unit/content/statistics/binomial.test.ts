import { expect, it } from "vitest";
import { binomialQuantile } from "../../../../content/statistics/binomial.ts";

// R: qbinom(0.975, 200, 0.05), qbinom(0.975, 20, 0.05), qbinom(0.5, 10, 0.5), qbinom(0.975, 1000, 0.05)
it.each([
  [0.975, 200, 0.05, 16],
  [0.975, 20, 0.05, 3],
  [0.5, 10, 0.5, 5],
  [0.975, 1000, 0.05, 64],
])("has the quantiles of R's qbinom: %f of %i trials at %f is %i", (probability, trials, p, expected) => {
  expect(binomialQuantile(probability, trials, p)).toBe(expected);
});

it("is none for no trials, and all of them where success is certain enough", () => {
  expect(binomialQuantile(0.975, 0, 0.05)).toBe(0);
  expect(binomialQuantile(0.9999999, 3, 0.9)).toBe(3);
});
