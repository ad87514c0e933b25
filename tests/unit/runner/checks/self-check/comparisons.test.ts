import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Plan } from "../../../../../content/run/plan.ts";
import { limitsOf, selfCheckSchema } from "../../../../../content/self-check/self-check.ts";
import {
  countDifferent,
  PLANTED_FACTORS,
  requireSlowed,
  slowed,
} from "../../../../../runner/checks/self-check/comparisons.ts";
import { askForTwins } from "../../../../../runner/checks/self-check/real-comparison.ts";
import { simulateComparison } from "../../../../../runner/checks/self-check/simulated-comparison.ts";
import { readServices } from "../../../../../runner/fleet/services/read-services.ts";
import { makePlan } from "../../../../../runner/plan/make-plan.ts";
import { PLANS } from "../../../../../runner/plan/named-plans.ts";

let folder = "";
let plan: Plan;
let plans: Record<"quick" | "full", Plan>;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "benchbook-"));
  const planOf = async (name: "quick" | "full") => {
    const asked = await askForTwins(folder, name);
    return makePlan(asked, (await readServices(asked.file ?? "", [0, 1])).services);
  };
  plans = { quick: await planOf("quick"), full: await planOf("full") };
  plan = plans.quick;
});

afterAll(() => rm(folder, { recursive: true }));

const simulated = (of: Plan, count: number, factor: number) =>
  Array.from({ length: count }, (_, index) => simulateComparison(slowed(of, factor), 5000 + 10 * index));

it("has the levels and the repetitions of the plans that are shipped", () => {
  expect(
    Object.values(plans).map(({ repetitions, sweeps }) => [repetitions, sweeps.map(({ levels }) => levels)]),
  ).toEqual([
    [PLANS.quick.repetitions, [PLANS.quick.levels, PLANS.quick.levels]],
    [PLANS.full.repetitions, [PLANS.full.levels, PLANS.full.levels]],
  ]);
});

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
  const simulated = simulateComparison(plan, 1);
  const observations = simulated.observations.map((seen) =>
    seen.kind === "burst" ? { ...seen, iterations: seen.target === plan.targets[0] ? first : second } : seen,
  );
  const judged = () => requireSlowed({ plan, observations }, 1.1);
  if (holds) expect(judged).not.toThrow();
  else expect(judged).toThrow(`got ${second} iterations after ${first}`);
});

it.each(["quick", "full"] as const)("finds a target to differ from itself in one %s plan of twenty at most", (name) => {
  const { comparisons, decided } = countDifferent(simulated(plans[name], 200, 1));
  expect(comparisons).toBe(200);
  // The 97.5% quantile of 200 comparisons at one in twenty is 16.
  expect(decided).toBeLessThanOrEqual(16);
  expect(decided).toBeGreaterThan(0);
});

it.each(["quick", "full"] as const)("finds nearly every slowdown that is planted for the %s plan", (name) => {
  const { decided, ratios } = countDifferent(simulated(plans[name], 40, PLANTED_FACTORS[name]));
  expect(decided).toBeGreaterThanOrEqual(36);
  expect(ratios.reduce((sum, ratio) => sum + ratio, 0) / ratios.length).toBeCloseTo(PLANTED_FACTORS[name], 1);
});

it("is stored with results within their limits", async () => {
  const stored = selfCheckSchema.parse(JSON.parse(await readFile("content/self-check.json", "utf8")));
  expect(limitsOf(stored).filter(({ holds }) => !holds)).toEqual([]);
  const fewest = (how: string, isSame: boolean) =>
    Math.min(
      ...stored.checks.flatMap((check) =>
        check.how === how && (check.factor === 1) === isSame ? [check.comparisons] : [],
      ),
    );
  expect([fewest("simulated", true), fewest("simulated", false)]).toEqual([1000, 200]);
  expect([fewest("real", true), fewest("real", false)]).toEqual([40, 20]);
});
