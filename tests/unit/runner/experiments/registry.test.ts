import { describe, expect, it } from "vitest";
import { EXPERIMENTS, experimentOf } from "../../../../runner/experiments/registry.ts";
import { Amounts } from "../../../../runner/plan/amounts.ts";
import { makePlan } from "../../../../runner/plan/make-plan.ts";
import { modelSteps, steps } from "../../../../runner/schedule/steps.ts";
import { threeServices } from "../services.fixture.ts";

const steady = { endpoints: ["sync-cpubound"], mixed: [] };
const made = makePlan({ plan: "quick", dryRun: false, seed: 3, steady }, threeServices);
const plan = { ...made, models: ["uvicornreload"] };
const all = [...steps(plan, threeServices, 2), ...modelSteps(plan, threeServices, 2)];

describe.each(Object.entries(EXPERIMENTS))("the experiment %s", (kind) => {
  const own = all.filter((step) => step.kind === kind);

  it("has steps in a plan of all targets, each estimated to take some time", () => {
    expect(own).not.toEqual([]);
    const amounts = new Amounts(plan);
    for (const step of own) {
      expect(step.estimateSeconds).toBeGreaterThan(0);
      expect(experimentOf(step).expectedSeconds(step, amounts, null)).toBeGreaterThan(0);
    }
  });

  it("says what each of its steps is, and what the time of others tells of it", () => {
    for (const step of own) {
      expect(experimentOf(step).describe(step)).toMatch(/\w/);
      expect(experimentOf(step).paceGroups(step)).not.toEqual([]);
    }
  });
});

it("takes calibrations before amounts are chosen, and nothing that asks for an amount", () => {
  const before = all.filter((step) => experimentOf(step).isBeforeAmounts(step));
  expect(new Set(before.map(({ kind }) => kind))).toEqual(new Set(["roundTrip", "calibration"]));
  expect(all.slice(0, before.length)).toEqual(before);
});
