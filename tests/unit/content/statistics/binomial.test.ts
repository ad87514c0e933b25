import { expect, it } from "vitest";
import { binomialCumulative, binomialQuantile } from "../../../../content/statistics/binomial.ts";

// R: qbinom(probability, trials, p); 0.95 to the power of 20,000 is below the smallest number there is.
it.each([
  [0.975, 200, 0.05, 16],
  [0.975, 20, 0.05, 3],
  [0.5, 10, 0.5, 5],
  [0.975, 1000, 0.05, 64],
  [0.975, 20_000, 0.05, 1061],
  [0.975, 1_000_000, 0.05, 50_428],
])("has the quantiles of R's qbinom: %f of %i trials at %f is %i", (probability, trials, p, expected) => {
  expect(binomialQuantile(probability, trials, p)).toBe(expected);
});

it("is none for no trials, and all of them where success is certain enough", () => {
  expect(binomialQuantile(0.975, 0, 0.05)).toBe(0);
  expect(binomialQuantile(0.9999999, 3, 0.9)).toBe(3);
});

it("meets a probability that is met exactly: half of an odd number of fair trials", () => {
  const odd = Array.from({ length: 500 }, (_, index) => 2 * index + 1);
  expect(odd.map((trials) => binomialQuantile(0.5, trials, 0.5))).toEqual(odd.map((trials) => (trials - 1) / 2));
  expect(binomialQuantile(1, 1000, 0.5)).toBe(1000);
});

it("adds up probabilities as R's pbinom does, however many the trials", () => {
  expect(binomialCumulative(1, 5, 0.5)).toBeCloseTo(0.1875, 12);
  expect(binomialCumulative(50_000, 100_001, 0.5)).toBeCloseTo(0.5, 9);
  expect(binomialCumulative(-1, 5, 0.5)).toBe(0);
});

it("refuses what is no probability or no number of trials", () => {
  expect(() => binomialQuantile(1.5, 10, 0.5)).toThrow(
    /expected probabilities and a number of trials, got 1.5, 10, 0.5/,
  );
  expect(() => binomialCumulative(1, -1, 0.5)).toThrow(/expected/);
});
