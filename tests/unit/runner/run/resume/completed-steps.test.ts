import { expect, it } from "vitest";
import type { Observation } from "../../../../../content/run/observations.ts";
import type { PlannedStep } from "../../../../../runner/experiments/registry.ts";
import { makePlan } from "../../../../../runner/plan/make-plan.ts";
import { journalStateOf } from "../../../../../runner/run/journal/journal-state.ts";
import { completedStepsOf, remainingSteps } from "../../../../../runner/run/resume/completed-steps.ts";
import { identityOf } from "../../../../../runner/run/resume/identity.ts";
import { modelSteps, steps } from "../../../../../runner/schedule/steps.ts";
import { threeServices } from "../../services.fixture.ts";

const made = makePlan({ plan: "quick", dryRun: false, seed: 3 }, threeServices);
const plan = { ...made, models: ["uvicornreload"] };
const all = [...steps(plan, threeServices, 2), ...modelSteps(plan, threeServices, 2)];

/** An observation as a step leaves it, without what nobody asks for here. */
function seen(step: PlannedStep, order: number, more: object = {}): Observation {
  const { sweep, ...rest } = { sweep: undefined, ...step };
  const placed = { order, startedSeconds: order, tookSeconds: 0.5, invalidReasons: [] };
  return { ...rest, ...(sweep && { endpoint: sweep.endpoint }), ...placed, ...more } as unknown as Observation;
}

const journal = (observations: Observation[]) =>
  journalStateOf(observations.map((observation) => ({ observation, failure: null })));
const burst = all.find((step) => step.kind === "burst" && !step.cold) as PlannedStep;

it("tells every step of a plan from every other", () => {
  expect(new Set(all.map(identityOf)).size).toBe(all.length);
});

it("recognises a step by its observation, whatever it is", () => {
  for (const [index, step] of all.entries()) expect(identityOf(seen(step, index))).toBe(identityOf(step));
});

it("leaves of a plan what has not been observed, in its order", () => {
  const taken = completedStepsOf(journal(all.slice(0, 9).map((step, index) => seen(step, index))));
  expect(remainingSteps(all, taken)).toEqual(all.slice(9));
  expect(taken).toMatchObject({ observations: 9, seconds: 8.5 });
});

it("counts on from the attempts at a burst that was not valid", () => {
  const invalid = { invalidReasons: ["a request failed"], requests: [{ error: "reset" }] };
  const twice = completedStepsOf(journal([seen(burst, 0, invalid), seen(burst, 1, invalid)]));
  expect(twice.attempts.get(identityOf(burst))).toBe(2);
  expect(remainingSteps([burst], twice)).toEqual([burst]);
  const thrice = completedStepsOf(journal([0, 1, 2].map((order) => seen(burst, order, invalid))));
  expect(remainingSteps([burst], thrice)).toEqual([]);
});

it("does not repeat what took the whole timeout", () => {
  const late = { invalidReasons: ["timeout"], requests: [{ error: "timeout: no whole answer within 300 s" }] };
  expect(remainingSteps([burst], completedStepsOf(journal([seen(burst, 0, late)])))).toEqual([]);
});

it("does not write down again that a single request was given up", () => {
  const single = all.find((step) => step.kind === "single") as PlannedStep;
  const state = journalStateOf([
    { skipped: { target: single.target, stage: "single", message: "not measured" }, step: identityOf(single) },
  ]);
  expect(remainingSteps([single], completedStepsOf(state))).toEqual([]);
});

it("keeps what was chosen, and the first calibrations as long as nothing was", () => {
  const calibrations = all.filter((step) => step.kind === "calibration");
  const observed = journal(calibrations.map((step, index) => seen(step, index)));
  const first = calibrations.filter((step) => step.repetition === 0);
  expect(completedStepsOf(observed)).toMatchObject({ chosen: null, calibrations: { length: first.length } });
  const chosen = { amounts: [], iterations: [] };
  expect(completedStepsOf({ ...observed, chosen }).chosen).toBe(chosen);
});
