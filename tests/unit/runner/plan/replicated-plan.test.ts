import { expect, it } from "vitest";
import type { Run } from "../../../../content/run/run.ts";
import type { Service } from "../../../../runner/fleet/services/service.ts";
import { replicatedPlan } from "../../../../runner/plan/replicated-plan.ts";
import { fixtureRun } from "../../../fixture/made-run/run.ts";
import { steadyRun } from "../../content/findings/steady/steady-run.fixture.ts";

/** The services that a run was made with, as they are declared here. */
const servicesOf = (run: Run): Service[] =>
  run.targets.map((target) => ({ ...target, unavailable: null }) as unknown as Service);

it("takes targets, endpoints, levels, repetitions and seed of the run that it repeats, and names it", async () => {
  const run = await fixtureRun();
  const { plan, missing } = replicatedPlan(run, servicesOf(run), null);
  const { targets, models, sweeps, repetitions, seed, soloBursts, name } = run.plan;
  expect(plan).toMatchObject({ targets, models, sweeps, repetitions, seed, soloBursts, name });
  expect(plan.replicates).toEqual({ run: run.id, digest: run.digest });
  expect(missing).toEqual([]);
});

it("takes the amounts that were wanted, not those that were chosen for another machine", async () => {
  const run = await fixtureRun();
  const amounts: Run["amounts"] = [
    { work: "matrix", wantedSeconds: 0.16, chosenSeconds: 0.25, reason: "a slow machine" },
  ];
  const { plan } = replicatedPlan({ ...run, amounts }, servicesOf(run), null);
  const secondsOf = (work: string) =>
    new Set(plan.sweeps.filter((one) => one.work === work).map((one) => one.workSeconds));
  expect(secondsOf("matrix")).toEqual(new Set([0.16]));
  expect(plan.targetSeconds).toBe(0.16);
  expect(secondsOf("wait")).toEqual(new Set([0.1]));
});

it("leaves out what cannot be had here, and says so", async () => {
  const run = await fixtureRun();
  const [first, second, ...others] = servicesOf(run);
  const declared = [{ ...first, unavailable: "needs another processor" }, ...others] as Service[];
  const { plan, missing } = replicatedPlan(run, declared, null);
  expect(plan.targets).toEqual(run.plan.targets.slice(2));
  expect(plan.unavailable.map(({ target }) => target)).toEqual([first?.name, second?.name]);
  expect(missing).toEqual([`${first?.label}: needs another processor`, `${second?.label}: it is not declared here`]);
});

it("leaves out an endpoint that does other work here", async () => {
  const run = await fixtureRun();
  const services = servicesOf(run).map((service) => ({
    ...service,
    endpoints: service.endpoints.map((one) =>
      one.name === "badasync-cpubound" ? { ...one, work: "python" as const } : one,
    ),
  }));
  const { plan, missing } = replicatedPlan(run, services, null);
  expect(plan.sweeps.some(({ endpoint }) => endpoint === "badasync-cpubound")).toBe(false);
  expect(missing[0]).toMatch(/it has no badasync-cpubound of that work here/);
});

it("is refused where none of the targets can be had", async () => {
  const run = await fixtureRun();
  expect(() => replicatedPlan(run, [], null)).toThrow(
    /expected one of its targets here, got none \(.*not declared here/,
  );
});

it("looks at claims in between as the run did, and at none where its article is not here", async () => {
  const run = await fixtureRun();
  const untilDecided = { burstSeconds: 60 };
  const all = { ...run, plan: { ...run.plan, article: null, untilDecided } };
  expect(replicatedPlan(all, servicesOf(run), null).plan).toMatchObject({ article: null, untilDecided });
  const decided = { ...run, plan: { ...run.plan, article: "theirs", untilDecided } };
  expect(replicatedPlan(decided, servicesOf(run), null).plan).toMatchObject({ article: null, untilDecided: null });
  expect(replicatedPlan(decided, servicesOf(run), "theirs").plan.untilDecided).toEqual({ burstSeconds: 60 });
});

it("keeps a target that has a steady load and no bursts, and says which loads cannot be had", async () => {
  const run = await steadyRun();
  const [load] = run.plan.steady?.loads ?? [];
  const target = load?.target ?? "";
  const sweeps = run.plan.sweeps.filter((sweep) => sweep.target !== target);
  const loaded = { ...run, plan: { ...run.plan, sweeps } };
  expect(replicatedPlan(loaded, servicesOf(run), null)).toMatchObject({
    ...{ plan: { targets: run.plan.targets, steady: { loads: [load] } }, missing: [] },
  });
  const without = servicesOf(run).map((service) => ({
    ...service,
    endpoints: service.endpoints.filter(({ name }) => name !== load?.endpoint),
  }));
  const { plan, missing } = replicatedPlan(loaded, without, null);
  expect(plan.steady).toBeUndefined();
  expect(plan.targets).not.toContain(target);
  expect(missing.filter((one) => one.includes(`it has no ${load?.endpoint} of that work here`))).not.toEqual([]);
});

it("measures no target and no process model twice, whatever a run file lists", async () => {
  const run = await fixtureRun();
  const { targets, models } = run.plan;
  const doubled = { ...run, plan: { ...run.plan, targets: [...targets, ...targets], models: [...models, ...models] } };
  expect(replicatedPlan(doubled, servicesOf(run), null).plan).toMatchObject({ targets, models });
});

it.each([
  ["repetitions", { repetitions: 1001 }, /expected at most 1000 repetitions, got 1001; its plan cannot be measured/],
  ["bursts", { soloBursts: 1_000_000 }, /expected at most 20000 bursts, got \d+/],
  ["long requests", { targetSeconds: 4000 }, /expected at most 3600 seconds of work in a request, got 4000/],
  [
    "patience",
    { requestTimeoutSeconds: 1e9, given: ["requestTimeoutSeconds" as const] },
    /expected at most 86400 seconds for a request/,
  ],
  ["samples", { calibrationSamples: 1e9 }, /expected at most 10000 samples of one kind/],
  ["requests to warm up", { warmUpRequests: 1e9 }, /expected at most 1000 requests to warm up/],
])("refuses more %s than anybody could ask for", async (_, changes, reason) => {
  const run = await fixtureRun();
  const asked = { ...run, plan: { ...run.plan, ...changes } };
  expect(() => replicatedPlan(asked, servicesOf(run), null)).toThrow(reason);
});

it("refuses work that a run file says was wanted, too", async () => {
  const run = await fixtureRun();
  const chosenSeconds = run.plan.targetSeconds;
  const amounts: Run["amounts"] = [{ work: "matrix", wantedSeconds: 1e6, chosenSeconds, reason: "none" }];
  expect(() => replicatedPlan({ ...run, amounts }, servicesOf(run), null)).toThrow(
    /expected at most 3600 seconds of work in a request, got 1000000/,
  );
});

it.each([
  ["windows", { bisections: 1_000_000 }, /expected at most 10000 windows of steady load, got 1000\d+/],
  ["seconds", { seconds: 1e7 }, /expected at most 3600 seconds of a window, got 10000001/],
  ["threads", { threads: 100_000 }, /expected at most 256 threads of the client, got 100000/],
  ["patience", { requestTimeoutSeconds: 1e9 }, /expected at most 86400 seconds for a request/],
])("refuses more %s of a steady load than anybody could ask for", async (_, changes, reason) => {
  const run = await steadyRun();
  const { steady } = run.plan;
  if (!steady) throw new Error("expected a steady load");
  const asked = { ...run, plan: { ...run.plan, steady: { ...steady, ...changes } } };
  expect(() => replicatedPlan(asked, servicesOf(run), null)).toThrow(reason);
});

it("refuses more requests a second beside one another than any client sends", async () => {
  const run = await steadyRun();
  const { steady } = run.plan;
  if (!steady) throw new Error("expected a steady load");
  const mixed = steady.mixed.map((one) => ({ ...one, blockingEverySeconds: 1e-9 }));
  const asked = { ...run, plan: { ...run.plan, steady: { ...steady, mixed } } };
  expect(() => replicatedPlan(asked, servicesOf(run), null)).toThrow(/expected at most 1000000 requests a second/);
});
