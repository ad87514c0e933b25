import { expect, it } from "vitest";
import * as values from "../../../../../content/findings/values/load-values.ts";
import { sayValue, type ValueOf } from "../../../../../content/findings/values/value.ts";
import type { Run } from "../../../../../content/run/run.ts";
import { steadyRun, wholeLoad } from "../steady/steady-run.fixture.ts";
import { closedWindow, openWindow, steadyOf } from "../steady/window.fixture.ts";

const run = await steadyRun(...wholeLoad());
const say = (value: ValueOf, of: Run = run) => sayValue(value(of)).replaceAll("\u202f", " ");

it("says how long windows are, and those of closed loops where they are shorter", () => {
  expect(say(values.windowDuration("closed"))).toBe("10 s");
  const { steady } = run.plan;
  const shorter = { ...run, plan: { ...run.plan, ...(steady && { steady: { ...steady, ceilingSeconds: 1 } }) } };
  expect(say(values.windowDuration("closed"), shorter)).toBe("1 s");
  expect(say(values.windowDuration("open"), shorter)).toBe("10 s");
  expect(say(values.windowDuration("mixed"), shorter)).toBe("10 s");
  const longer = { ...run, plan: { ...run.plan, ...(steady && { steady: { ...steady, mixedSeconds: 30 } }) } };
  expect(say(values.windowDuration("mixed"), longer)).toBe("30 s");
  expect(say(values.windowDuration("open"), longer)).toBe("10 s");
});

it("counts the threads that sent each kind of loop", async () => {
  const sent = await steadyRun(steadyOf(openWindow({ cpuShares: [0.2] })), steadyOf(closedWindow()));
  expect(say(values.clientThreads("open"), sent)).toBe("1");
  expect(say(values.clientThreads("closed"), sent)).toBe("2");
});

it("says in how many of the windows that kept to a rate the client went before all others", async () => {
  const had = (hadPrecedence: boolean) => steadyOf(openWindow({ hadPrecedence }));
  const told = await steadyRun(had(true), had(false), steadyOf(openWindow()), steadyOf(closedWindow()));
  expect(say(values.precedence, told)).toBe("50%");
  expect(say(values.precedence)).toBe("not measured");
});

it("has none of it in a run without steady load", () => {
  const { steady: _, ...plan } = run.plan;
  const without = { ...run, plan, observations: [] };
  const all = [
    values.windowDuration("open"),
    values.clientThreads("open"),
    values.warmUpDuration,
    values.steadyTimeout,
  ];
  for (const value of all) expect(value(without).number).toBeNull();
});
