import { describe, expect, it } from "vitest";
import type { Sweep } from "../../../../content/run/plan.ts";
import { Amounts, withChosenAmounts } from "../../../../runner/plan/amounts.ts";
import { makePlan } from "../../../../runner/plan/make-plan.ts";
import { endpointsOf } from "../../../fixture/made-run/endpoints.ts";
import { calibrationOf } from "../calibrations.fixture.ts";
import { threeServices } from "../services.fixture.ts";

const services = threeServices.map((service) => ({
  ...service,
  endpoints: endpointsOf("sync-cpubound", "sync-iobound"),
}));
const plan = makePlan({ plan: "quick", dryRun: false, seed: 1 }, services);
const costs = Array.from({ length: 6 }, () => ({
  ...{ level: 41, cpuSeconds: 0.04, lateSeconds: 0, heldSeconds: 0, cores: "idle" as const },
}));
const calibrations = [calibrationOf("fastapianalytics", 0.025), calibrationOf("flask1xanalytics", 0.05)];
const sweepOf = (target: string, endpoint: string) =>
  plan.sweeps.find((sweep) => sweep.target === target && sweep.endpoint === endpoint) as Sweep;

describe("how much work requests ask for", () => {
  const amounts = new Amounts(plan);
  const chosen = amounts.choose(costs, calibrations);
  const first = sweepOf("fastapianalytics", "sync-cpubound");
  const slower = sweepOf("flask1xanalytics", "sync-cpubound");

  it("is the target's own iterations alone, and the first target's in bursts: ten at least, for the chosen seconds", () => {
    expect([first, slower].map((sweep) => [amounts.own(sweep), amounts.shared(sweep)])).toEqual([
      [20, 20],
      [10, 20],
    ]);
    expect(chosen.iterations.map(({ workSeconds }) => workSeconds)).toEqual([0.5, 0.5]);
  });

  it("is the chosen milliseconds of waiting", () => {
    expect(amounts.shared(sweepOf("fastapianalytics", "sync-iobound"))).toBe(240);
  });

  it("is expected to take as long as a target's own iterations say", () => {
    expect([first, slower].map((sweep) => amounts.expectedSeconds(sweep))).toEqual([0.5, 1]);
    expect([first, slower].map((sweep) => amounts.ownSeconds(sweep))).toEqual([0.5, 0.5]);
  });

  it("stays what it was when a run is resumed, whatever the machine is like by then", () => {
    const again = new Amounts(plan, chosen);
    expect(again.shared(slower)).toBe(20);
    expect(again.plan).toEqual(amounts.plan);
  });

  it("is unknown of a target that was not calibrated", () => {
    expect(amounts.own(sweepOf("flask2xanalytics", "sync-cpubound"))).toBeUndefined();
    expect(new Amounts(plan).shared(first)).toBeUndefined();
  });
});

describe("the plan as it was carried out", () => {
  const amounts = [
    { work: "matrix" as const, wantedSeconds: 0.16, chosenSeconds: 0.5, reason: "" },
    { work: "wait" as const, wantedSeconds: 0.1, chosenSeconds: 4, reason: "" },
  ];

  it("has the chosen seconds, and time enough for the longest burst", () => {
    const done = withChosenAmounts(plan, amounts);
    expect(done.targetSeconds).toBe(0.5);
    expect(new Set(done.sweeps.map(({ workSeconds }) => workSeconds))).toEqual(new Set([0.5, 4]));
    expect(done.requestTimeoutSeconds).toBe(3 * 4 * 41);
  });

  it("keeps a timeout that was given", () => {
    const given = makePlan({ plan: "quick", dryRun: false, requestTimeout: 7 }, services);
    expect(withChosenAmounts(given, amounts).requestTimeoutSeconds).toBe(7);
  });
});
