import { expect, it } from "vitest";
import { linesOfTarget, linesOn, linesOnEach } from "../../../../../app/figures/sweep/sweep-lines.ts";
import { placeOf } from "../../../../../content/run/target-label.ts";
import { fixtureRun } from "../../../../fixture/made-run/run.ts";

const run = await fixtureRun();

it("gives a target one colour in every figure, however many endpoints that has", () => {
  const figures = [
    linesOn(run, "sync-cpubound"),
    linesOnEach(run, ["async-iobound", "sync-iobound"]),
    linesOfTarget(run, "fastapianalytics", ["processpool-cpubound", "threadpool-cpubound"]),
  ];
  for (const { target, place } of figures.flat()) expect(place).toBe(placeOf(run, target));
});

it("gives every line of a figure a sign and a name of its own", () => {
  for (const lines of [
    linesOn(run, "sync-cpubound"),
    linesOnEach(run, ["async-iobound", "sync-iobound"]),
    linesOfTarget(run, "fastapianalytics", ["processpool-cpubound", "threadpool-cpubound"]),
  ]) {
    expect(new Set(lines.map(({ sign }) => sign)).size).toBe(lines.length);
    expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length);
  }
});
