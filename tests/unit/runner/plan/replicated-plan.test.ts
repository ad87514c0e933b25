import { expect, it } from "vitest";
import type { Run } from "../../../../content/run/run.ts";
import type { Service } from "../../../../runner/fleet/read-services.ts";
import { replicatedPlan } from "../../../../runner/plan/replicated-plan.ts";
import { fixtureRun } from "../../../fixture/run.ts";

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

it("looks at no claims where the article is not here", async () => {
  const run = await fixtureRun();
  const decided = { ...run, plan: { ...run.plan, article: "theirs", untilDecided: { burstSeconds: 60 } } };
  expect(replicatedPlan(decided, servicesOf(run), null).plan).toMatchObject({ article: null, untilDecided: null });
  expect(replicatedPlan(decided, servicesOf(run), "theirs").plan.untilDecided).toEqual({ burstSeconds: 60 });
});
