import { describe, expect, it } from "vitest";
import { arrivals } from "../../../../../../runner/load/steady/pace/arrivals.ts";

const gapsOf = (moments: number[]) => moments.slice(1).map((moment, index) => moment - (moments[index] ?? 0));
const mean = (values: number[]) => values.reduce((sum, one) => sum + one, 0) / values.length;

describe("even arrivals", () => {
  it("are one interval apart, as many in a second as the rate says", () => {
    const moments = [...arrivals({ ratePerSecond: 50, arrivals: "even", seed: 1 }, 10, 12)];
    expect(moments).toHaveLength(100);
    for (const gap of gapsOf(moments)) expect(gap).toBeCloseTo(0.02, 9);
    expect(moments[0]).toBeCloseTo(10.01, 9);
  });
});

describe("Poisson arrivals", () => {
  const poisson = (seed: number) => [...arrivals({ ratePerSecond: 1000, arrivals: "poisson", seed }, 5, 25)];

  it("have the mean of the rate, and gaps that scatter as much as their mean", () => {
    const gaps = gapsOf(poisson(7));
    const average = mean(gaps);
    expect(average).toBeGreaterThan(0.00097);
    expect(average).toBeLessThan(0.00103);
    // Of an exponential distribution the standard deviation is the mean.
    const deviation = Math.sqrt(mean(gaps.map((gap) => (gap - average) ** 2)));
    expect(deviation / average).toBeGreaterThan(0.97);
    expect(deviation / average).toBeLessThan(1.03);
  });

  it("are the same for the same seed and others for another", () => {
    expect(poisson(7)).toEqual(poisson(7));
    expect(poisson(7)).not.toEqual(poisson(8));
  });

  it("lie between the beginning and the end", () => {
    const moments = poisson(3);
    expect(moments).toEqual(moments.toSorted((a, b) => a - b));
    expect(moments[0]).toBeGreaterThan(5);
    expect(moments.at(-1)).toBeLessThan(25);
  });
});
