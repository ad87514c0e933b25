import { expect, it } from "vitest";
import { serialLawOf } from "../../../../../content/findings/laws/serial-law.ts";
import type { Target } from "../../../../../content/run/circumstances/target.ts";
import { fixtureRun } from "../../../../fixture/made-run/run.ts";

const run = await fixtureRun();

it("takes the serial law from one request alone on the target that serves one after the other", () => {
  expect(serialLawOf(run)).toMatchObject({ label: "FastAPI, 1 worker", soloSeconds: expect.closeTo(0.253, 6) });
});

it("has no serial law where no burst of one request was measured", () => {
  const sweeps = run.plan.sweeps.map((sweep) => ({ ...sweep, levels: [2, 3] }));
  expect(serialLawOf({ ...run, plan: { ...run.plan, sweeps } })).toBeNull();
});

it("knows such a target by its workers and its baseline endpoint, whatever its framework is", () => {
  const [fastapi] = run.targets;
  const withFirst = (changed: Partial<Target>) => ({
    ...run,
    targets: run.targets.map((target) => (target === fastapi ? { ...target, ...changed } : target)),
  });
  expect(serialLawOf(withFirst({ family: "django" }))).toEqual(serialLawOf(run));
  expect(serialLawOf(withFirst({ workers: 2 }))).toBeNull();
  expect(serialLawOf(withFirst({ role: "control" }))).toBeNull();
  const endpoints = (fastapi?.endpoints ?? []).map((endpoint) => ({ ...endpoint, executor: "thread" as const }));
  expect(serialLawOf(withFirst({ endpoints }))).toBeNull();
});
