import { expect, it } from "vitest";
import { NO_PROGRESS } from "../../../../runner/cli/progress.ts";
import { makePlan } from "../../../../runner/plan/make-plan.ts";
import { StepRunner } from "../../../../runner/run/step-runner.ts";
import { steps } from "../../../../runner/schedule/steps.ts";
import { threeServices } from "../services.fixture.ts";
import { emptyJournal } from "./journal/journal.fixture.ts";

it("writes down once of each target that its node is not there, and takes none of its steps there", async () => {
  const plan = makePlan({ plan: "quick", dryRun: false, seed: 3 }, threeServices);
  const journal = await emptyJournal("20260102T030405Z-quick-swarm");
  const { signal } = new AbortController();
  const context = { plan, capacity: { costs: [], availableCores: null }, journal, signal };
  const onSecond = steps(plan, threeServices, 2).map((step) => ({ ...step, node: 1 }));
  await new StepRunner(context, NO_PROGRESS).take(onSecond, []);
  const said = { stage: "node", message: "its node is not there, and nothing more is measured there", node: 1 };
  const lost = (await journal.entries()).flatMap((entry) => ("lost" in entry ? [entry.lost] : []));
  const byTarget = Map.groupBy(lost, ({ target }) => target);
  expect([...byTarget.keys()].toSorted()).toEqual([...new Set(onSecond.map(({ target }) => target))].toSorted());
  expect([...byTarget.values()]).toEqual([...byTarget.keys()].map((target) => [{ target, ...said }]));
});
