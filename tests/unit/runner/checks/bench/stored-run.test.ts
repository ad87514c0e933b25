import { expect, it } from "vitest";
import type { Run } from "../../../../../content/run/run.ts";
import { isWhole } from "../../../../../runner/checks/bench/stored-run.ts";
import { fixtureRun } from "../../../../fixture/made-run/run.ts";

const TESTED: Run["selfTest"] = {
  ...{ tookSeconds: 1, knownAnswers: [], crippledCaughtBy: ["lateness"], costs: [], availableCores: null },
};

it("takes what a plan takes from runs that took all of its steps, and tested their instrument", async () => {
  const run = await fixtureRun({ selfTest: TESTED });
  const decided: Run = { ...run, plan: { ...run.plan, untilDecided: { burstSeconds: 60 } } };
  const broken: Run = { ...run, status: "incomplete" };
  expect([run, decided, broken, { ...run, selfTest: null }].map(isWhole)).toEqual([true, false, false, false]);
});
