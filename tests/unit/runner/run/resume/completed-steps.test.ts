import { expect, it } from "vitest";
import type { Observation } from "../../../../../content/run/observations.ts";
import { makePlan } from "../../../../../runner/plan/make-plan.ts";
import { modelSteps, type Step, steps } from "../../../../../runner/plan/steps.ts";
import { pastOf } from "../../../../../runner/run/journal/journal-state.ts";
import { remaining, takenFrom } from "../../../../../runner/run/resume/completed-steps.ts";
import { identityOf } from "../../../../../runner/run/resume/identity.ts";
import { threeServices } from "../../services.fixture.ts";

const made = makePlan({ plan: "quick", dryRun: false, seed: 3 }, threeServices);
const plan = { ...made, models: ["uvicornreload"] };
const all = [...steps(plan, threeServices, 2), ...modelSteps(plan, threeServices, 2)];

/** An observation as a step leaves it, without what nobody asks for here. */
function seen(step: Step, order: number, more: object = {}): Observation {
  const { sweep, ...rest } = { sweep: undefined, ...step };
  const placed = { order, startedSeconds: order, tookSeconds: 0.5, doubts: [] };
  return { ...rest, ...(sweep && { endpoint: sweep.endpoint }), ...placed, ...more } as unknown as Observation;
}

const journal = (observations: Observation[]) =>
  pastOf(observations.map((observation) => ({ observation, failure: null })));
const burst = all.find((step) => step.kind === "burst" && !step.cold) as Step;

it("tells every step of a plan from every other", () => {
  expect(new Set(all.map(identityOf)).size).toBe(all.length);
});

it("recognises a step by its observation, whatever it is", () => {
  for (const [index, step] of all.entries()) expect(identityOf(seen(step, index))).toBe(identityOf(step));
});

it("leaves of a plan what has not been observed, in its order", () => {
  const taken = takenFrom(journal(all.slice(0, 9).map((step, index) => seen(step, index))), plan);
  expect(remaining(all, taken)).toEqual(all.slice(9));
  expect(taken).toMatchObject({ observations: 9, seconds: 8.5 });
});

it("goes on with the attempts at a burst that was not valid", () => {
  const invalid = { doubts: ["a request failed"] };
  const twice = takenFrom(journal([seen(burst, 0, invalid), seen(burst, 1, invalid)]), plan);
  expect(twice.attempts.get(identityOf(burst))).toBe(2);
  expect(remaining([burst], twice)).toEqual([burst]);
  const thrice = takenFrom(journal([0, 1, 2].map((order) => seen(burst, order, invalid))), plan);
  expect(remaining([burst], thrice)).toEqual([]);
});

it("does not fire again what took the whole timeout", () => {
  const late = { doubts: ["timeout"], tookSeconds: plan.requestTimeoutSeconds };
  expect(remaining([burst], takenFrom(journal([seen(burst, 0, late)]), plan))).toEqual([]);
});

it("does not write down again that a single request was given up", () => {
  const single = all.find((step) => step.kind === "single") as Step;
  const past = pastOf([{ skipped: { target: single.target, stage: "single", message: "not measured" } }]);
  expect(remaining([single], takenFrom(past, plan))).toEqual([]);
});

it("keeps what was chosen, and the first calibrations as long as nothing was", () => {
  const calibrations = all.filter((step) => step.kind === "calibration");
  const observed = journal(calibrations.map((step, index) => seen(step, index)));
  const first = calibrations.filter((step) => step.repetition === 0);
  expect(takenFrom(observed, plan)).toMatchObject({ chosen: null, calibrations: { length: first.length } });
  const chosen = { amounts: [], iterations: [] };
  expect(takenFrom({ ...observed, chosen }, plan).chosen).toBe(chosen);
});
