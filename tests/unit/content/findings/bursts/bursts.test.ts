import { describe, expect, it } from "vitest";
import { invalidReason, levelsOf, makespan, shownOn } from "../../../../../content/findings/bursts/bursts.ts";
import { ENVIRONMENT } from "../../../../fixture/made-run/environment.ts";
import { fixtureRun } from "../../../../fixture/made-run/run.ts";
import { burstOf, request } from "./bursts.fixture.ts";

const on = (cores: number) => ({ environment: { ...ENVIRONMENT, cores } });
/** A target that keeps so many cores busy over a second. */
const using = (busy: number) => ({
  ...{ atSeconds: [0, 1], residentBytes: [0, 0], treeAtSeconds: [], processes: [], lookingSeconds: 0 },
  cpuSeconds: [0, busy],
});
const serial = [request(0.01, 0.2), request(0.2, 0.4)];

describe("a burst", () => {
  it("lasts until its last answer", () => {
    expect(makespan(burstOf(serial))).toBeCloseTo(0.402);
  });

  it("has no length when a request of it failed", () => {
    expect(makespan(burstOf([...serial, request(0, 0.1, 7, { error: "reset" })]))).toBeNull();
  });

  it("is judged by today's rule, whatever was found while measuring, and by the cores of its run", () => {
    const idle = {
      client: { cpuShare: 0.06, loopLagSeconds: 0 },
      usage: using(0.5),
      invalidReasons: ["as an older rule had it"],
    };
    expect(invalidReason(on(2), burstOf(serial, idle))).toBeNull();
    expect(invalidReason(on(2), burstOf(serial, { ...idle, usage: using(2) }))).toMatch(/^the client took 3%/);
    expect(invalidReason(on(64), burstOf(serial, { ...idle, usage: using(2) }))).toBeNull();
  });
});

const run = await fixtureRun();
const { plan } = run;
const [first] = plan.sweeps;
const control = { ...plan.sweeps[0], target: "flaskoneworker" } as NonNullable<typeof first>;
const controlled = { plan: { ...plan, sweeps: [control, ...plan.sweeps], controls: ["flaskoneworker"] } };

it("leaves controls out of a figure that asks for no targets", () => {
  expect(shownOn(controlled, "sync-cpubound")).toEqual(plan.targets);
});

it("shows a control that is asked for, and nobody else", () => {
  expect(shownOn(controlled, "sync-cpubound", ["flaskoneworker", "fastapianalytics"])).toEqual([
    "flaskoneworker",
    "fastapianalytics",
  ]);
  expect(shownOn(run, "sync-cpubound", ["flaskoneworker"])).toEqual([]);
});

it("knows the levels of one endpoint, in ascending order", () => {
  const { sweeps } = plan;
  const swept = { plan: { ...plan, sweeps: sweeps.map((sweep) => ({ ...sweep, levels: [...sweep.levels, 4] })) } };
  expect(levelsOf(swept, "sync-cpubound")).toEqual([1, 2, 3, 4, 5]);
  expect(levelsOf(swept, "unknown")).toEqual([]);
});
