import { expect, it } from "vitest";
import { valueAxis, valueExtent } from "../../../../../app/figures/chart/axes.ts";

it("begins at zero on a linear scale, and below the smallest value on a logarithmic one, which has no zero", () => {
  expect(valueExtent([0, 2, 8], "linear")).toEqual({ min: 0, max: 8.4 });
  expect(valueExtent([0, 2, 8], "log")).toEqual({ min: 1.6, max: 9.6 });
  expect(valueExtent([], "log").min).toBeGreaterThan(0);
});

it("writes only as many of the ticks of a logarithmic scale as there is room for", () => {
  const { axisLeft, gridYValues } = valueAxis({ min: 0.16, max: 20 }, "log", "seconds");
  const ticks = gridYValues as number[];
  const format = axisLeft?.format as (tick: number) => string;
  const written = ticks.map(format).filter(Boolean);
  expect(ticks).toContain(0.7);
  expect(written).toEqual(["0.2", "0.3", "1", "2", "3", "10", "20"]);
});
