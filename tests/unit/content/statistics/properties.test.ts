import { array, assert, constantFrom, double, integer, property } from "fast-check";
import { expect, it } from "vitest";
import { binomialCumulative, binomialQuantile } from "../../../../content/statistics/binomial.ts";
import { sweepRatio } from "../../../../content/statistics/contrasts/sweep-ratio.ts";
import { medianInterval } from "../../../../content/statistics/median-interval.ts";
import { outliers } from "../../../../content/statistics/outliers.ts";
import { median, quantile } from "../../../../content/statistics/quantile.ts";

const number = double({ noNaN: true, noDefaultInfinity: true });
const seconds = double({ noNaN: true, noDefaultInfinity: true, min: 1e-6, max: 1e6 });
const sample = (minLength: number) => array(number, { minLength, maxLength: 60 });

it("a quantile lies within the sample, whatever the numbers, and grows with its probability", () => {
  assert(
    property(sample(1), double({ noNaN: true, min: 0, max: 1 }), (values, probability) => {
      const found = quantile(values, probability);
      expect(found).toBeGreaterThanOrEqual(Math.min(...values));
      expect(found).toBeLessThanOrEqual(Math.max(...values));
      expect(found).toBeLessThanOrEqual(quantile(values, (1 + probability) / 2));
    }),
  );
});

it("a binomial quantile is the least number of successes that is probable enough, however many the trials", () => {
  assert(
    property(
      integer({ min: 1, max: 50_000 }),
      constantFrom(0.025, 0.5, 0.975),
      constantFrom(0.05, 0.5, 0.9),
      (n, at, p) => {
        const found = binomialQuantile(at, n, p);
        expect(found).toBeLessThanOrEqual(n);
        expect(binomialCumulative(found, n, p)).toBeGreaterThanOrEqual(at * (1 - 1e-9));
        if (found > 0) expect(binomialCumulative(found - 1, n, p)).toBeLessThan(at * (1 + 1e-9));
      },
    ),
  );
});

it("the interval of a median holds it and covers as much as it has to, from six values to thousands", () => {
  assert(
    property(integer({ min: 6, max: 5000 }), (n) => {
      const values = Array.from({ length: n }, (_, index) => index);
      const { low = 0, high = 0, coverage = 0 } = medianInterval(values) ?? {};
      expect(low).toBeLessThan(high);
      expect(low + high).toBe(n - 1);
      expect(low).toBeLessThanOrEqual(median(values));
      expect(coverage).toBeGreaterThanOrEqual(0.95);
      // Two ranks further in would cover less: it is no wider than it must be.
      expect(coverage).toBeLessThan(n > 100 ? 0.97 : 1);
    }),
  );
});

it("outliers do not depend on the unit or on where its zero is, and none is found among fewer than ten", () => {
  const whole = integer({ min: -1000, max: 1000 });
  assert(
    property(array(whole, { maxLength: 40 }), integer({ min: 1, max: 16 }), whole, (values, unit, zero) => {
      const found = outliers(values);
      if (values.length < 10) expect(found).toEqual([]);
      expect(found.length).toBeLessThan(Math.max(1, values.length / 2));
      expect(outliers(values.map((value) => value * 2 ** unit + zero))).toEqual(found);
    }),
  );
});

it("a ratio of sweeps is turned round with them, and does not depend on the unit of time", () => {
  const level = array(seconds, { minLength: 2, maxLength: 4 });
  assert(
    property(
      array(level, { minLength: 2, maxLength: 2 }),
      array(level, { minLength: 2, maxLength: 2 }),
      (one, other) => {
        const levels = (all: number[][], unit = 1) =>
          all.map((of, index) => ({ level: index + 1, seconds: of.map((value) => value * unit) }));
        const found = sweepRatio(levels(one), levels(other))?.overall;
        const turned = sweepRatio(levels(other), levels(one))?.overall;
        const scaled = sweepRatio(levels(one, 1000), levels(other, 1000))?.overall;
        expect(turned?.low).toBeCloseTo(-(found?.high ?? Number.NaN), 6);
        expect(scaled?.estimate).toBeCloseTo(found?.estimate ?? Number.NaN, 6);
        expect(scaled?.high).toBeCloseTo(found?.high ?? Number.NaN, 6);
      },
    ),
  );
});
