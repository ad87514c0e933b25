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

it("tells the lines of one target apart by what serves their requests, and by endpoint where that is the same", () => {
  const labels = (...endpoints: string[]) =>
    linesOnEach(run, endpoints, ["fastapianalytics"]).map(({ label }) => label);
  expect(labels("sync-cpubound")).toEqual(["FastAPI, 1 worker"]);
  expect(labels("processpool-cpubound", "threadpool-cpubound")).toEqual([
    "FastAPI, in processes",
    "FastAPI, on threads",
  ]);
  expect(labels("sync-cpubound", "badasync-cpubound")).toEqual([
    "FastAPI, 1 worker: called directly, matrices",
    "FastAPI, 1 worker: hidden in a coroutine, matrices",
  ]);
});
