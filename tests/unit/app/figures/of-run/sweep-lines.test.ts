import { expect, it } from "vitest";
import { linesOfTarget, linesOn, linesOnEach } from "../../../../../app/figures/of-run/sweep-lines.ts";
import { waterfallsOfTarget } from "../../../../../app/figures/of-run/waterfall.ts";
import { placeOf } from "../../../../../content/findings/bursts/sweeps.ts";
import { fixtureRun } from "../../../../fixture/run.ts";

const run = await fixtureRun();

it("gives a target one colour in every figure, however many endpoints that has", () => {
  const figures = [
    linesOn(run, "sync-cpubound"),
    linesOnEach(run, ["async-iobound", "sync-iobound"]),
    linesOfTarget(run, "fastapianalytics", ["processpool-cpubound", "threadpool-cpubound"]),
  ];
  for (const { series, line } of figures.flat()) expect(line.place).toBe(placeOf(run, series.target));
  const content = waterfallsOfTarget(run, {
    title: "",
    target: "flask1xanalytics",
    endpoints: ["sync-cpubound", "sync-iobound"],
  });
  expect(content?.figure.kind === "waterfall" && content.figure.data.map(({ place }) => place)).toEqual([1, 1]);
});

it("gives every line of a figure a sign and a name of its own", () => {
  for (const sweeps of [
    linesOn(run, "sync-cpubound"),
    linesOnEach(run, ["async-iobound", "sync-iobound"]),
    linesOfTarget(run, "fastapianalytics", ["processpool-cpubound", "threadpool-cpubound"]),
  ]) {
    expect(new Set(sweeps.map(({ line }) => line.sign)).size).toBe(sweeps.length);
    expect(new Set(sweeps.map(({ line }) => line.id)).size).toBe(sweeps.length);
  }
});
