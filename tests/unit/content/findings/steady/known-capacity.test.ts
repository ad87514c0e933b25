import { expect, it } from "vitest";
import { knownCapacity } from "../../../../../content/findings/steady/known-capacity.ts";
import { LOAD, steadyRun, windowsAt } from "./steady-run.fixture.ts";

const [KEPT, BROKEN] = [0.02, 0.2];
const all = (seconds: number) => [seconds, seconds, seconds] as const;
const some = [KEPT, KEPT, KEPT, BROKEN, BROKEN] as const;

it("is an estimate with its interval where rates on both sides were tried", async () => {
  const run = await steadyRun(...windowsAt(100, 0.5, ...all(KEPT)), ...windowsAt(180, 0.9, ...all(BROKEN)));
  const { perSecond = 0, limit, low = 0, high } = knownCapacity(run, LOAD) ?? {};
  expect(limit).toBeNull();
  expect(perSecond).toBeGreaterThan(120);
  expect(perSecond).toBeLessThan(150);
  expect(low).toBeLessThan(100);
  expect(high).toBeGreaterThan(180);
});

it.each([
  ["the lower end of its interval where every window kept the bound", all(KEPT)],
  ["the same where the estimate is beyond the highest rate that was tried", some],
])("is at least %s", async (_, seconds) => {
  const run = await steadyRun(...windowsAt(50, 0.5, ...all(KEPT)), ...windowsAt(100, 0.9, ...seconds));
  const known = knownCapacity(run, LOAD);
  expect(known).toMatchObject({ limit: "at least", low: known?.perSecond, high: null });
  expect(known?.perSecond).toBeLessThan(100);
});

it("is less than the upper end of its interval where no window kept the bound", async () => {
  const known = knownCapacity(await steadyRun(...windowsAt(100, 0.5, ...all(BROKEN))), LOAD);
  expect(known).toMatchObject({ limit: "less than", low: 0, high: known?.perSecond });
  expect(known?.perSecond).toBeGreaterThan(100);
});

it("is none without a bound, and where nothing was tried", async () => {
  expect(knownCapacity(await steadyRun(), LOAD)).toBeNull();
  const run = await steadyRun(...windowsAt(100, 0.5, KEPT));
  expect(knownCapacity(run, { ...LOAD, endpoint: "async-iobound" })).toBeNull();
});
