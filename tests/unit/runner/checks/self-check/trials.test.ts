import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Plan } from "../../../../../content/run/plan.ts";
import { limitsOf, selfCheckSchema } from "../../../../../content/run/self-check.ts";
import { askForTwins } from "../../../../../runner/checks/self-check/real-trials.ts";
import { simulateTrial } from "../../../../../runner/checks/self-check/simulated-trials.ts";
import { judge, requireSlowed, slowed } from "../../../../../runner/checks/self-check/trials.ts";
import { readServices } from "../../../../../runner/fleet/read-services.ts";
import { makePlan } from "../../../../../runner/plan/make-plan.ts";

let folder = "";
let plan: Plan;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "benchbook-"));
  const asked = await askForTwins(folder);
  plan = makePlan(asked, (await readServices(asked.file ?? "", [0, 1])).services);
});

afterAll(() => rm(folder, { recursive: true }));

const trials = (count: number, factor: number) =>
  Array.from({ length: count }, (_, index) => simulateTrial(slowed(plan, factor), 5000 + 10 * index));

it("plans the same bursts for both, and a tenth more work where a slowdown is planted", () => {
  const [first, again] = plan.sweeps;
  expect(again).toEqual({ ...first, target: again?.target });
  expect(slowed(plan, 1)).toEqual(plan);
  const [, slower] = slowed(plan, 1.1).sweeps;
  expect(slower?.workSeconds).toBeCloseTo(1.1 * (first?.workSeconds ?? 0), 9);
  expect(slowed(plan, 1.1).sweeps[0]).toEqual(first);
});

it.each([
  [20, 22, true],
  [10, 11, true],
  [7, 8, true],
  [3, 3, false],
  [5, 6, false],
])("takes %i and %i iterations for a tenth more work: %s", (first, second, holds) => {
  const simulated = simulateTrial(plan, 1);
  const observations = simulated.observations.map((seen) =>
    seen.kind === "burst" ? { ...seen, iterations: seen.target === plan.targets[0] ? first : second } : seen,
  );
  const judged = () => requireSlowed({ plan, observations }, 1.1);
  if (holds) expect(judged).not.toThrow();
  else expect(judged).toThrow(`got ${second} iterations after ${first}`);
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
