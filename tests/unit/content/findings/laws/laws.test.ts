import { expect, it } from "vitest";
import { sweepsOf } from "../../../../../content/findings/bursts/sweeps.ts";
import { serialLawOf } from "../../../../../content/findings/laws/serial-law.ts";
import { roundTrip, single } from "../../../../../content/findings/values/run-values.ts";
import { growthOf } from "../../../../../content/findings/values/sweep-values.ts";
import { tasksOf } from "../../../../../content/findings/within-bursts/tasks.ts";
import { waterfallsOf } from "../../../../../content/findings/within-bursts/waterfall.ts";
import type { Target } from "../../../../../content/run/circumstances/target.ts";
import { gappedRun } from "../../../../fixture/made-run/gapped.ts";
import { fixtureRun } from "../../../../fixture/made-run/run.ts";

const run = await fixtureRun();
const gapped = await gappedRun();

it("takes the serial law from one request alone on the target that serves one after the other", () => {
  expect(serialLawOf(run)).toMatchObject({ label: "FastAPI, 1 worker", soloSeconds: expect.closeTo(0.253, 6) });
});

it("has no serial law where no burst of one request was measured", () => {
  expect(serialLawOf(withLevels([2, 3]))).toBeNull();
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

it("shows a blocked server taking n times as long, and workers that share two cores taking half of that", () => {
  expect(growthOf({ target: "fastapianalytics", endpoint: "sync-cpubound" })(run).number).toBeCloseTo(1, 1);
  const five = sweepsOf(run, "sync-cpubound").map(({ levels }) => levels.at(-1)?.medianSeconds);
  expect(five).toEqual([expect.closeTo(1.253, 3), expect.closeTo(0.628, 3), expect.closeTo(0.628, 3)]);
});

it("draws every planned target, also one of which nothing was measured", () => {
  const drawn = waterfallsOf(gapped, "sync-cpubound").map(({ target, requests, note }) => [
    target,
    requests.length,
    note,
  ]);
  expect(drawn).toEqual([
    ["fastapianalytics", 5, null],
    ["flask1xanalytics", 5, null],
    ["flask2xanalytics", 0, "not measured"],
  ]);
});

it("draws a larger burst where no small one was planned", () => {
  const large = withLevels([5]);
  expect(waterfallsOf(large, "sync-cpubound", 3).map(({ level }) => level)).toEqual([5, 5, 5]);
});

it("does not take the time of a failed request for a measurement", () => {
  const observations = run.observations.map((seen) =>
    seen.kind === "single" || seen.kind === "roundTrip"
      ? { ...seen, ...failedOf(seen.kind === "single" ? seen.requests : seen.samples) }
      : seen,
  ) as typeof run.observations;
  expect(single("fastapianalytics")({ ...run, observations }).number).toBeNull();
  expect(roundTrip("fastapianalytics")({ ...run, observations }).number).toBeNull();
});

function withLevels(levels: number[]) {
  return { ...run, plan: { ...run.plan, sweeps: run.plan.sweeps.map((sweep) => ({ ...sweep, levels })) } };
}

function failedOf(requests: { error: string | null }[]) {
  const failed = requests.map((one) => ({ ...one, error: "expected status 200, got 500" }));
  return { requests: failed, samples: failed };
}

it("counts the tasks on the loop level by level", () => {
  expect(tasksOf(run, "badasync-cpubound")[0]).toEqual({ level: 1, fewest: 3, most: 3 });
  expect(tasksOf(gapped, "badasync-cpubound")[2]).toEqual({ level: 3, fewest: null, most: null });
});
