import { expect, it } from "vitest";
import { burstSummary } from "../../../../../runner/experiments/burst/burst-summary.ts";
import { makePlan } from "../../../../../runner/plan/make-plan.ts";
import { threeServices } from "../../services.fixture.ts";

const plan = makePlan({ plan: "quick", dryRun: false, seed: 7 }, threeServices);

it.each([
  [{ repetitions: 3, soloBursts: 2 }, "3 repetitions, in random order (seed 7), 2 bursts of one request in each:"],
  [{ repetitions: 1, soloBursts: 1 }, "1 repetition, in random order (seed 7), 1 burst of one request in each:"],
  // As a run that is older than the seed, and what repeats it.
  [
    { repetitions: 2, soloBursts: 1, seed: null },
    "2 repetitions, in the order of the plan, 1 burst of one request in each:",
  ],
])("says how often and in which order bursts are sent: %o", (given, said) => {
  expect(burstSummary({ ...plan, ...given })[0]).toEqual(["bursts", said]);
});

it("says nothing of a plan without bursts", () => {
  expect(burstSummary({ ...plan, sweeps: [] })).toEqual([]);
});
