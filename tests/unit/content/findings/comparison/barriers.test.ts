import { expect, it } from "vitest";
import { barrierOn } from "../../../../../content/findings/comparison/barriers.ts";
import type { Run } from "../../../../../content/run/run.ts";
import { fixtureRun } from "../../../../fixture/made-run/run.ts";

const theirs = await fixtureRun();
const [FASTAPI, FLASK] = ["fastapianalytics", "flask1xanalytics"];

/** The run on one core. */
const onOneCore: Run = { ...theirs, environment: { ...theirs.environment, cores: 1, targetCores: [0] } };

const withWorkers = (target: string, workers: number): Run => ({
  ...theirs,
  targets: theirs.targets.map((one) => (one.name === target ? { ...one, workers } : one)),
});

const withWork = (endpoint: string, work: "matrix" | "python"): Run => ({
  ...theirs,
  plan: {
    ...theirs.plan,
    sweeps: theirs.plan.sweeps.map((sweep) => (sweep.endpoint === endpoint ? { ...sweep, work } : sweep)),
  },
});

it.each<[string, Run, [target: string, endpoint: string], string | null]>([
  ["one worker that computes, however many cores", onOneCore, [FASTAPI, "sync-cpubound"], null],
  [
    "workers that could use more cores there",
    onOneCore,
    [FLASK, "sync-cpubound"],
    "its 3 workers have 2 cores there and one core here",
  ],
  [
    "threads that could, though of one worker",
    onOneCore,
    [FASTAPI, "threadpool-cpubound"],
    "its threads or processes have 2 cores there and one core here",
  ],
  [
    "processes that could, though of one worker",
    onOneCore,
    [FASTAPI, "processpool-cpubound"],
    "its threads or processes have 2 cores there and one core here",
  ],
  ["waits, which need no core", onOneCore, [FLASK, "sync-iobound"], null],
  ["more workers here", withWorkers(FASTAPI, 3), [FASTAPI, "sync-cpubound"], "1 worker there, 3 here"],
  ["fewer workers here", withWorkers(FLASK, 1), [FLASK, "sync-iobound"], "3 workers there, 1 here"],
  [
    "other work",
    withWork("sync-cpubound", "python"),
    [FASTAPI, "sync-cpubound"],
    "matrices in the worker there, plain Python in the worker here",
  ],
  ["what only one run has", { ...theirs, plan: { ...theirs.plan, sweeps: [] } }, [FASTAPI, "sync-cpubound"], null],
])("says why the shape of a sweep cannot be compared, if it cannot: %s", (_, yours, [target, endpoint], barrier) => {
  expect(barrierOn({ theirs, yours }, { target, endpoint })).toBe(barrier);
});
