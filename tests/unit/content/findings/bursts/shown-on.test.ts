import { expect, it } from "vitest";
import { shownOn } from "../../../../../content/findings/bursts/bursts.ts";
import { fixtureRun } from "../../../../fixture/made-run/run.ts";

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
