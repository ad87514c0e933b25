import { expect, it } from "vitest";
import { fitCores, relativeTotal } from "../../../../../content/model/fit/fit-totals.ts";

const planted = (slots: number, cores: number) =>
  [1, 2, 3, 4, 5].map((level) => ({ level, seconds: 2 * relativeTotal(level, { slots, cores }) }));

it("knows the totals of the staircase, of sharing and of what is between", () => {
  const totals = (slots: number, cores: number) => [1, 2, 3, 4, 5].map((n) => relativeTotal(n, { slots, cores }));
  expect(totals(2, 2)).toEqual([1, 1, 2, 2, 3]);
  expect(totals(5, 2)).toEqual([1, 1, 1.5, 2, 2.5]);
  expect(totals(3, 2)).toEqual([1, 1, 1.5, 2.5, 2.5]);
});

it.each([
  [3, 2],
  [3, 2.5],
  [5, 2.57],
  [5, 5],
])("finds again what %d slots on %d cores gave", (slots, cores) => {
  const fit = fitCores(planted(slots, cores), slots);
  expect(fit?.cores).toBeCloseTo(cores, 2);
  expect(fit?.soloSeconds).toBeCloseTo(2, 6);
  expect(fit?.spread).toBeCloseTo(0, 6);
});

it("says how far the cores may be off when the totals scatter", () => {
  const scattered = planted(5, 2).map(({ level, seconds }) => ({
    level,
    seconds: seconds * (level % 2 ? 1.05 : 0.95),
  }));
  const fit = fitCores(scattered, 5);
  expect(fit?.low).toBeLessThan(2);
  expect(fit?.high).toBeGreaterThan(2);
  expect(fit?.spread).toBeGreaterThan(0.04);
});

it("fits nothing to too few totals or to a single slot", () => {
  expect(fitCores(planted(3, 2).slice(0, 3), 3)).toBeNull();
  expect(fitCores(planted(1, 1), 1)).toBeNull();
});
