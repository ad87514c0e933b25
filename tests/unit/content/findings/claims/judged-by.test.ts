import { expect, it } from "vitest";
import { byInterval } from "../../../../../content/findings/claims/judged-by.ts";
import { detectable } from "../../../../../content/statistics/contrasts/detectable.ts";

const found = { verdict: "holds", evidence: "" } as const;
const contrast = { estimate: 0, standardError: 0.01, freedom: 14, low: -0.03, high: 0.03 };

it("says of a margin narrower than what was detectable that the claim could hardly have failed", () => {
  expect(byInterval(found, contrast, { margin: 0.03, confidence: 0.95 }).couldHardlyFail).toBe(true);
  expect(byInterval(found, contrast, { margin: 0.04, confidence: 0.95 }).couldHardlyFail).toBe(false);
});

it("counts what is put down to the machine among what would not have been noticed", () => {
  const excused = byInterval(found, contrast, { margin: 0.04, confidence: 0.95, excused: 0.1 });
  expect(excused).toMatchObject({
    couldHardlyFail: true,
    detectable: expect.closeTo(Math.expm1(0.1 + detectable(0.01, 14)), 9),
  });
});

it("takes what is noticed as it was told, where the interval is none of Student's t", () => {
  const { detectable: departure } = byInterval(found, contrast, {
    margin: 0.04,
    confidence: 0.95,
    excused: 0.1,
    noticed: 0.3,
  });
  expect(departure).toBeCloseTo(Math.expm1(0.4), 9);
});

it("says of a claim without a margin that it could hardly have failed where a tenfold departure went unnoticed", () => {
  const of = (standardError: number) =>
    byInterval(found, { ...contrast, standardError, freedom: 2 }, { confidence: 0.95 });
  expect([of(0.3), of(0.4)].map(({ couldHardlyFail }) => couldHardlyFail)).toEqual([false, true]);
});

it.each([
  [Math.log(2), Number.POSITIVE_INFINITY, { estimate: null, low: expect.closeTo(2), high: null }],
  [Number.NEGATIVE_INFINITY, Math.log(2), { estimate: null, low: null, high: expect.closeTo(2) }],
  [Math.log(2), 1000, { estimate: null, low: expect.closeTo(2), high: null }],
  [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY, null],
])(
  "has of an interval from %d to %d, as logarithms, the ends that there are, and an estimate between two alone",
  (low, high, quantity) => {
    expect(byInterval(found, { ...contrast, low, high }, { confidence: 0.95 }).quantity).toEqual(quantity);
  },
);

it("says where the quantity lies if the claim holds: within the margin, above one, or as it was told", () => {
  const allowed = (options: Partial<Parameters<typeof byInterval>[2]>) =>
    byInterval(found, contrast, { confidence: 0.95, ...options }).allowed;
  expect(allowed({ margin: 0.25 })).toEqual({ low: 0.8, high: 1.25 });
  expect(allowed({})).toEqual({ low: 1, high: null });
  expect(allowed({ allowed: { low: null, high: 0.2 } })).toEqual({ low: null, high: 0.2 });
});
