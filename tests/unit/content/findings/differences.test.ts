import { expect, it } from "vitest";
import { differencesBetween } from "../../../../content/findings/differences.ts";
import type { Information } from "../../../../content/run/circumstances/target.ts";
import type { Run } from "../../../../content/run/run.ts";
import { fixtureRun } from "../../../fixture/made-run/run.ts";

it("finds nothing between a run and itself", async () => {
  const run = await fixtureRun();
  expect(differencesBetween(run, run)).toEqual([]);
});

it("finds what is not the same, as it was and as it is", async () => {
  const before = await fixtureRun();
  const environment = { ...before.environment, processor: "Another", cores: 64, revision: null };
  const now = { ...before, environment, plan: { ...before.plan, repetitions: 9, controls: ["upstream"] } };
  const changes = differencesBetween(before, now);
  expect(changes.map(({ what }) => what)).toEqual(expect.arrayContaining(["plan", "processor", "cores"]));
  expect(changes).toContainEqual({ what: "controls", before: "none", now: "upstream" });
  expect(changes.find(({ what }) => what === "processor")).toEqual({
    what: "processor",
    before: before.environment.processor,
    now: "Another",
  });
});

const UNLIMITED = { cpuQuotaCores: null, memoryBytes: null, cores: 2 };
const LIMITED = { ...UNLIMITED, cpuQuotaCores: 0.5, memoryBytes: 2 ** 30 };

/** The run as if its targets ran through Compose with some limits; undefined where it is older than their being recorded. */
function limited({ environment, ...run }: Run, limits: Run["targets"][number]["limits"]): Run {
  const targets = run.targets.map((target) => ({ ...target, limits }));
  return { ...run, targets, environment: { ...environment, backend: "compose" } };
}

it.each([
  ["what one of them has not recorded is not known", undefined, LIMITED, ["not known", "not known"]],
  ["where there was no limit, there was none", UNLIMITED, LIMITED, ["none", "none"]],
  ["a lack of limits that one has not recorded is no difference", undefined, UNLIMITED, []],
])("tells limits of targets: %s", async (_, before, now, expected) => {
  const run = await fixtureRun();
  const changes = differencesBetween(limited(run, before), limited(run, now));
  expect(changes.map((one) => one.before)).toEqual(expected);
  const back = differencesBetween(limited(run, now), limited(run, before));
  expect(back.map((one) => one.now)).toEqual(expected);
});

it("takes the quota of the client for that of targets that are its own processes", async () => {
  const { environment, ...run } = await fixtureRun();
  const under = (cpuQuotaCores: number | null) => {
    const limits = { cpuQuotaCores, memoryBytes: null };
    const targets = run.targets.map((target) => ({ ...target, limits: undefined }));
    return { ...run, targets, environment: { ...environment, backend: "processes" as const, limits } };
  };
  const ofTargets = differencesBetween(under(null), under(1.5)).find(({ what }) => what.endsWith("of the targets"));
  expect(ofTargets).toEqual({ what: "CPU quota of the targets", before: "none", now: "1.5 cores" });
});

const TOLD: Information = {
  framework: "flask",
  framework_version: "3.1.3",
  server: "gunicorn",
  server_version: "27.0.1",
  python_version: "3.13.5",
  numpy_version: "2.5.5",
  workers: 3,
  worker_class: "sync",
  cores: 2,
  blas_threads: {},
  packages: {},
  start_method: null,
};

/** The run as if its targets had said what they are made of. */
function told(run: Run, information: Information): Run {
  return { ...run, targets: run.targets.map((target) => ({ ...target, information })) };
}

const VERSIONS = "NumPy 2.5.5, Python 3.13.5, flask 3.1.3, gunicorn 27.0.1";

it("names only the versions that are others, and all of them where the other run recorded none", async () => {
  const run = await fixtureRun();
  const newer = told(run, { ...TOLD, framework_version: "99.0" });
  expect(differencesBetween(told(run, TOLD), newer)).toEqual([
    { what: "versions", before: "flask 3.1.3", now: "flask 99.0" },
  ]);
  const silent = { ...run, targets: run.targets.map((target) => ({ ...target, information: null })) };
  expect(differencesBetween(silent, told(run, TOLD))).toEqual([
    { what: "versions", before: "not known", now: VERSIONS },
  ]);
});

it.each<[string, Partial<Run["plan"]>, Partial<Run["plan"]>, [string, string, string][]]>([
  ["one was added", { targets: ["a", "b"] }, { targets: ["a", "b", "c"] }, [["targets", "none of these", "c"]]],
  ["one was removed", { targets: ["a", "b"] }, { targets: ["b"] }, [["targets", "a", "none of these"]]],
  ["one took the place of another", { targets: ["a", "b"] }, { targets: ["c", "b"] }, [["targets", "a", "c"]]],
  ["there was none before", { controls: [] }, { controls: ["a", "b"] }, [["controls", "none", "a, b"]]],
  ["only their order is another", { targets: ["a", "b"] }, { targets: ["b", "a"] }, []],
  [
    "a part of the plan is another",
    { repetitions: 3 },
    { repetitions: 4 },
    [["plan", "3 repetitions", "4 repetitions"]],
  ],
])("tells of a list only what the other run does not have: %s", async (_, was, is, expected) => {
  const { plan, ...run } = await fixtureRun();
  const changes = differencesBetween({ ...run, plan: { ...plan, ...was } }, { ...run, plan: { ...plan, ...is } });
  expect(changes.map(({ what, before, now }) => [what, before, now])).toEqual(expected);
});

it("names the targets whose limits are others, and no target that only one run has", async () => {
  const before = limited(await fixtureRun(), UNLIMITED);
  const [first, ...others] = before.targets.filter(({ role }) => role === "measured");
  if (!first) throw new Error("expected a measured target in the fixture, got none");
  const added = { ...first, name: "added", limits: LIMITED };
  const now = { ...before, targets: [{ ...first, limits: LIMITED }, ...others, added] };
  const [quota] = differencesBetween(before, now);
  expect(quota).toEqual({
    what: "CPU quota of the targets",
    before: `none for “${first.label}”`,
    now: `0.5 cores for “${first.label}”`,
  });
});

it("names the targets that have another number of workers, and no target that only one run has", async () => {
  const before = await fixtureRun();
  const targets = before.targets
    .filter(({ name }) => name !== "flask2xanalytics")
    .map((one) => (one.name === "flask1xanalytics" ? { ...one, workers: 2 } : one));
  expect(differencesBetween(before, { ...before, targets })).toEqual([
    { what: "workers", before: "3 of flask1xanalytics", now: "2 of flask1xanalytics" },
  ]);
});
