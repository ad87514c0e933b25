import { expect, it } from "vitest";
import * as values from "../../../../../content/findings/values/steady-values.ts";
import { saySpread, sayValue } from "../../../../../content/findings/values/value.ts";
import { LOAD, MIXED, steadyRun, wholeLoad, windowsAt } from "../steady/steady-run.fixture.ts";

const FRESH = { ...LOAD, use: "fresh" } as const;
const run = await steadyRun(...wholeLoad());
const say = (value: ReturnType<typeof values.bound>, of = run) => sayValue(value(of)).replaceAll("\u202f", " ");

it("says highest rates as medians of their windows, and how they compare with an interval", () => {
  expect(say(values.highestRate(LOAD))).toBe("205 requests/s");
  expect(values.highestRate(LOAD)(run).sample).toEqual([200, 210]);
  expect(say(values.highestRateRatio(LOAD, FRESH))).toMatch(/^2\.00 times \(1\.\d+ to 2\.\d+\)$/);
});

it("says a capacity as the middle of the rates between which it lies, and that these are no confidence interval", () => {
  expect(say(values.capacity(LOAD))).toBe("134 requests/s (100 to 180)");
  expect(saySpread(values.capacity(LOAD)(run))).toBe("in parentheses the rates between which it lies");
});

it("says that a capacity is open above where every rate kept the bound", async () => {
  expect(say(values.capacity(LOAD), await steadyRun(...windowsAt(100, 0.5, 0.02)))).toBe("at least 100 requests/s");
});

it("says that a capacity is less than the lowest rate where none kept the bound", async () => {
  expect(say(values.capacity(LOAD), await steadyRun(...windowsAt(100, 0.5, 0.2)))).toBe("less than 100 requests/s");
});

it("says tails in milliseconds, and that they are unbounded where most windows have none", async () => {
  expect(say(values.tail(LOAD, 0.5))).toBe("20.0 ms");
  expect(say(values.tail(LOAD, 0.7))).toBe("not measured");
  const dropping = windowsAt(100, 0.5, 0.02).map((one) => ({ ...one, window: { ...one.window, answered: 900 } }));
  expect(say(values.tail(LOAD, 0.5), await steadyRun(...dropping))).toBe("unbounded");
  expect(say(values.unanswered(LOAD, 0.5), await steadyRun(...dropping))).toMatch(/^10(\.0)?%$/);
});

it("says of a light load its tail alone and beside the other, and what was planned of both", () => {
  expect(say(values.lightTail(MIXED, "alone"))).toMatch(/^10\.\d ms$/);
  expect(say(values.lightTail(MIXED, "beside"))).toMatch(/^30\d ms$/);
  expect(say(values.lightTailRatio(MIXED))).toMatch(/^29\.\d times \(/);
  expect(say(values.lightRate(MIXED))).toBe("20 requests/s");
  expect(say(values.blockingEvery(MIXED))).toBe("1 s");
});

it("has none of it in a run without steady load", () => {
  const { steady: _, ...plan } = run.plan;
  const without = { ...run, plan, observations: [] };
  for (const value of [values.bound(LOAD), values.capacity(LOAD), values.lightRate(MIXED)])
    expect(value(without).number).toBeNull();
});
