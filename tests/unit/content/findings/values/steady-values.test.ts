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

it("says a capacity with its confidence interval, which is wider than between the rates that were tried", () => {
  expect(say(values.capacity(LOAD))).toMatch(/^13\d requests\/s \([5-9]\d(\.\d)? to [23]\d\d\)$/);
  expect(saySpread(values.capacity(LOAD)(run))).toBe("in parentheses the 95% interval");
});

it("says no interval of a capacity that nothing bounds on one side", async () => {
  const open = await steadyRun(...windowsAt(100, 0.5, 0.02, 0.02, 0.02));
  expect(say(values.capacity(LOAD), open)).toMatch(/^at least \d\d(\.\d)? requests\/s$/);
  expect(saySpread(values.capacity(LOAD)(open))).toBeNull();
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
