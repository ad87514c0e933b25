import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { limitsOf, selfCheckSchema } from "../../../../content/run/self-check.ts";
import { makePlan } from "../../../../runner/plan.ts";
import { simulateTrial } from "../../../../runner/self-check/simulate.ts";
import { judge } from "../../../../runner/self-check/trials.ts";
import { runsAs, twinned } from "../../../../runner/self-check/twin.ts";
import { threeServices } from "../services.fixture.ts";

const options = { plan: "quick" as const, selfCheck: true, targets: ["fastapianalytics"], dryRun: false, seed: 1 };
const twin = twinned(makePlan(options, threeServices), threeServices, 1);
const trials = (count: number, factor: number) =>
  Array.from({ length: count }, (_, index) => simulateTrial(twin.plan, factor, 5000 + 10 * index));

it("measures one target under two names, which are one service", () => {
  expect(twin.plan.targets).toEqual(["fastapianalytics", "fastapianalytics-again"]);
  expect(twin.plan.sweeps.map(({ target }) => target)).toEqual(twin.plan.targets);
  const [first, again] = twin.services.filter(({ name }) => name.startsWith("fastapi"));
  expect(again?.port).toBe(first?.port);
  expect(twin.plan.targets.map(runsAs)).toEqual(["fastapianalytics", "fastapianalytics"]);
});

it("finds a target to differ from itself no more often than one time in twenty", () => {
  const { comparisons, decided } = judge(trials(200, 1));
  expect(comparisons).toBe(200);
  // The 97.5% quantile of 200 trials at one in twenty is 16.
  expect(decided).toBeLessThanOrEqual(16);
  expect(decided).toBeGreaterThan(0);
});

it("finds nearly every planted slowdown of a tenth", () => {
  const { decided, ratios } = judge(trials(40, 1.1));
  expect(decided).toBeGreaterThanOrEqual(36);
  expect(ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length).toBeCloseTo(1.1, 1);
});

it("is stored with results within their limits", async () => {
  const stored = selfCheckSchema.parse(JSON.parse(await readFile("content/self-check.json", "utf8")));
  expect(limitsOf(stored).filter(({ holds }) => !holds)).toEqual([]);
  expect(stored.simulated.same.comparisons + stored.real.same.comparisons).toBeGreaterThanOrEqual(200);
  expect(stored.real.same.comparisons).toBeGreaterThanOrEqual(20);
  expect(stored.real.planted.comparisons).toBeGreaterThanOrEqual(20);
});
