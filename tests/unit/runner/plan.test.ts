import { describe, expect, it } from "vitest";
import { makePlan } from "../../../runner/plan.ts";
import { estimate, steps } from "../../../runner/steps.ts";
import { threeServices } from "./services.fixture.ts";

const full = makePlan({ plan: "full", dryRun: false }, threeServices);
const quick = makePlan({ plan: "quick", dryRun: false }, threeServices);

describe("a plan", () => {
  it("has the document's sizes when full", () => {
    expect(full).toMatchObject({ targetSeconds: 2, calibrationSamples: 50, levels: [1, 2, 3, 4, 5, 10] });
  });

  it("is short when quick, with the same sweeps", () => {
    expect(quick).toMatchObject({ targetSeconds: 0.25, calibrationSamples: 20, levels: [1, 2, 3, 5], repetitions: 2 });
    expect(quick.sweeps).toEqual(full.sweeps);
  });

  it("sweeps one endpoint over all targets that serve it before the next", () => {
    expect(full.sweeps.map(({ target, endpoint }) => `${endpoint} ${target}`)).toEqual([
      "sync-cpubound fastapianalytics",
      "sync-cpubound flask1xanalytics",
      "sync-cpubound flask2xanalytics",
      "badasync-cpubound fastapianalytics",
    ]);
  });

  it("waits at least as long as the document did, and longer for longer bursts", () => {
    expect(full.requestTimeoutSeconds).toBe(300);
    expect(makePlan({ plan: "full", targetSeconds: 60, dryRun: false }, threeServices).requestTimeoutSeconds).toBe(
      1800,
    );
  });

  it("refuses a target that is not declared, naming those that are", () => {
    const wrong = () => makePlan({ plan: "full", targets: ["django"], dryRun: false }, threeServices);
    expect(wrong).toThrow(/expected one of fastapianalytics, flask1xanalytics, flask2xanalytics, came "django"/);
  });
});

describe("the steps of a plan", () => {
  it("follow the document: path, calibration, processes, baseline, then bursts", () => {
    const kinds = steps(full, threeServices, 2).map((step) => step.kind);
    expect(kinds.slice(0, 12)).toEqual(
      ["roundTrip", "calibration", "snapshot", "single"].flatMap((kind) => [kind, kind, kind]),
    );
    expect(new Set(kinds.slice(12))).toEqual(new Set(["burst"]));
    expect(kinds).toHaveLength(12 + full.repetitions * full.levels.length * 4);
  });

  it("expect a blocked server to be serial and workers to share the cores", () => {
    const five = steps(full, threeServices, 2).filter((step) => step.level === 5 && step.endpoint === "sync-cpubound");
    expect(five.slice(0, 3).map((step) => step.estimateSeconds)).toEqual([10, 5, 5]);
  });

  it("of the quick plan take less than a minute", () => {
    expect(estimate(steps(quick, threeServices, 2))).toBeLessThan(60);
  });
});
