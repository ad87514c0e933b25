import { expect, it } from "vitest";
import { medianInterval } from "../../../../content/statistics/median-interval.ts";

const ranksUpTo = (n: number) => Array.from({ length: n }, (_, index) => index + 1);

// Ranks and coverage as in the usual tables, for example Conover's A3: qbinom and pbinom of R give the same.
it.each([
  { n: 6, low: 1, high: 6, coverage: 0.96875 },
  { n: 10, low: 2, high: 9, coverage: 0.978515625 },
  { n: 15, low: 4, high: 12, coverage: 0.9648438 },
  { n: 20, low: 6, high: 15, coverage: 0.9586105 },
  { n: 25, low: 8, high: 18, coverage: 0.9567147 },
  // Half to the power of so many is below the smallest number there is.
  { n: 1075, low: 505, high: 571, coverage: 0.9559335 },
  { n: 20_000, low: 9861, high: 10_140, coverage: 0.9514875 },
])("takes the $low. and the $high. of $n values", ({ n, low, high, coverage }) => {
  const interval = medianInterval(ranksUpTo(n));
  expect(interval).toMatchObject({ low, high });
  expect(interval?.coverage).toBeCloseTo(coverage, 6);
});

it("has no interval at 95 % below six values", () => {
  expect(medianInterval(ranksUpTo(5))).toBeNull();
  expect(medianInterval([])).toBeNull();
});

it("is content with five values at 90 %", () => {
  expect(medianInterval(ranksUpTo(5), 0.9)).toEqual({ low: 1, high: 5, coverage: 0.9375 });
});

it("takes values in any order and leaves them so", () => {
  const sample = [6, 1, 5, 2, 4, 3];
  expect(medianInterval(sample)).toMatchObject({ low: 1, high: 6 });
  expect(sample).toEqual([6, 1, 5, 2, 4, 3]);
});
