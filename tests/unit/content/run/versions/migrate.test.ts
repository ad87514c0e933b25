import { expect, it } from "vitest";
import type { Environment } from "../../../../../content/run/circumstances/environment.ts";
import { digestOf } from "../../../../../content/run/digest.ts";
import { encodeRun, parseRun } from "../../../../../content/run/parse.ts";
import first from "../schema-1.json" with { type: "json" };
import { smallRun } from "../small-run.ts";

const FILE = "20260102T030405Z-quick-processes.json";
/** What a file of schema 2 has otherwise: endpoints by their names alone, and another name for the backend. */
const named = (run: Pick<Awaited<ReturnType<typeof encodeRun>>, "plan" | "targets" | "environment">) => ({
  environment: formerly(run.environment),
  plan: { ...run.plan, sweeps: run.plan.sweeps.map(({ work: _, executor: __, ...sweep }) => sweep) },
  targets: run.targets.map((target) => ({ ...target, endpoints: target.endpoints.map(({ name }) => name) })),
});
const formerly = ({ backend: way, backendReason: wayReason, ...machine }: Environment) => ({
  ...{ way, wayReason, ...machine },
});
const sealed = async (run: object) => JSON.stringify({ ...run, digest: await digestOf(run) });

it("reads a file of schema 1 as a run of today, with what it did not record left open", async () => {
  const run = await parseRun(await sealed(first), FILE);
  expect(run).toMatchObject({
    schema: 3,
    plan: { models: [], seed: null, sweeps: [{ workSeconds: 0.25, levels: [1, 2] }] },
    environment: { revision: null },
    conditions: { before: { loadAverage: 0.1 }, after: null },
    selfTest: null,
    targets: [{ role: "measured", tree: [] }],
    iterations: [{ work: "matrix", workSeconds: 0.25, iterations: 12 }],
  });
  expect(run.observations.map((seen) => (seen.kind === "burst" ? seen.requests.length : seen.kind))).toEqual([
    "calibration",
    2,
  ]);
});

it("does not count a burst of schema 1 in which a request failed", async () => {
  const run = await parseRun(await sealed(first), FILE);
  expect(run.observations.flatMap((seen) => (seen.kind === "burst" ? seen.invalidReasons : []))).toEqual([
    "a request failed: reset",
  ]);
});

it("still notices that a file of schema 1 was changed after it was written", async () => {
  const changed = JSON.stringify({ ...first, digest: await digestOf({ ...first, id: "another" }) });
  await expect(parseRun(changed, FILE)).rejects.toThrow(/changed since it was written/);
});

it("says of a file of schema 1 that is not shaped as one where it is wrong", async () => {
  await expect(parseRun(await sealed({ ...first, targets: "none" }), FILE)).rejects.toThrow(/^.*at /);
});

it("reads a file of schema 2 as it was, without the slowdown that no run ever had planted", async () => {
  const { amounts: _, ...run } = await encodeRun(await smallRun());
  const { plan: asNamed, targets, environment } = named(run);
  const { given: __, controls: ____, ...plan } = asNamed;
  const selfTest = { tookSeconds: 1, knownAnswers: [], crippledCaughtBy: ["late"] };
  const { digest: ___, ...old } = {
    ...run,
    schema: 2,
    targets,
    environment,
    plan: { ...plan, planted: null },
    selfTest,
  };
  const read = await parseRun(await sealed(old), FILE);
  expect(read.plan).not.toHaveProperty("planted");
  expect(read).toMatchObject({
    schema: 3,
    environment: { backend: "processes", backendReason: "no docker command is installed", upstreamCores: null },
    plan: { given: [], controls: [], targetSeconds: 0.25, sweeps: [{ work: "matrix", executor: "worker" }] },
    targets: [
      { endpoints: [{ label: "called directly, matrices", path: "/test/sync-cpubound/{amount}", size: "long" }] },
    ],
    selfTest: { ...selfTest, costs: [], availableCores: null },
    amounts: [],
  });
});

it("refuses a run of schema 2 that is no measurement of what it says", async () => {
  const { digest: _, ...run } = await encodeRun(await smallRun());
  const today = { ...run, ...named(run) };
  const planted = { target: "fastapianalytics", factor: 1.1 };
  const slowed = sealed({ ...today, schema: 2, plan: { ...today.plan, planted } });
  await expect(parseRun(await slowed, FILE)).rejects.toThrow(/at schema: /);
  const twins = sealed({ ...today, schema: 2, plan: { ...today.plan, planted: null, name: "self-check" } });
  await expect(parseRun(await twins, FILE)).rejects.toThrow(/at plan\.name: /);
});

it("refuses an endpoint of schema 2 that never was, instead of guessing what it does", async () => {
  const { digest: _, ...run } = await encodeRun(await smallRun());
  const { plan, targets, environment } = named(run);
  const unknown = targets.map((target) => ({ ...target, endpoints: ["query-iobound"] }));
  const old = sealed({ ...run, schema: 2, environment, plan: { ...plan, planted: null }, targets: unknown });
  await expect(parseRun(await old, FILE)).rejects.toThrow(/at targets\[?\.?0\]?\.endpoints/);
});
