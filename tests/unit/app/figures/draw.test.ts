import { expect, it } from "vitest";
import { draw } from "../../../../app/figures/draw.ts";
import type { FigureData } from "../../../../app/figures/kinds.ts";
import { sweepOn } from "../../../../app/figures/of-run/sweep.ts";
import { linesOfTarget, linesOn } from "../../../../app/figures/of-run/sweep-lines.ts";
import type { Scale } from "../../../../app/figures/scales.ts";
import { activityOn, coldActivity } from "../../../../content/findings/bursts/activity.ts";
import { serialLawOf } from "../../../../content/findings/bursts/serial-law.ts";
import { waterfallsOf } from "../../../../content/findings/bursts/waterfall.ts";
import { calibrationsOf } from "../../../../content/findings/calibration/calibrations.ts";
import type { Run } from "../../../../content/run/run.ts";
import { gappedRun, HOSTILE } from "../../../fixture/gapped.ts";
import { fixtureRun } from "../../../fixture/run.ts";

const run = await fixtureRun();

const POOLS = ["threadpool-cpubound", "processpool-cpubound"];
const linesOf = (of: Run, endpoint: string) => linesOn(of, endpoint).map(({ line }) => line);

function sweep(of: Run, endpoint: string, scale: Scale, aloneSeconds: number | null = null): FigureData {
  return { kind: "sweep", data: { lines: linesOf(of, endpoint), aloneSeconds, scale } };
}

function figuresOf(of: Run): FigureData[] {
  return [
    { kind: "calibration", data: calibrationsOf(of) },
    sweep(of, "sync-cpubound", "linear", serialLawOf(of)?.aloneSeconds ?? null),
    sweep(of, "sync-iobound", "log"),
    { kind: "waterfall", data: waterfallsOf(of, "sync-cpubound") },
    { kind: "activity", data: activityOn(of, "sync-cpubound") },
  ];
}

it("draws every figure with a size that scales and no number that is none", () => {
  for (const svg of figuresOf(run).map((one) => draw(one))) {
    expect(svg).toMatch(/^<svg viewBox="0 0 \d+ \d+"/);
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  }
});

it("draws a dot for every burst", () => {
  const svg = draw(sweep(run, "sync-cpubound", "linear"));
  expect(svg.match(/class="sample"/g)).toHaveLength(3 * 4 * 2);
});

it("draws the fitted law of every line, thin and behind its points", () => {
  const svg = draw(sweep(run, "sync-cpubound", "linear"));
  expect(svg.match(/class="prediction target-\d"/g)).toHaveLength(3);
  expect(svg.indexOf("prediction")).toBeLessThan(svg.indexOf('class="sample"'));
});

it("marks every level that was not measured on the axis", async () => {
  const svg = draw(sweep(await gappedRun(), "sync-cpubound", "linear"));
  // One level of FastAPI, and all four of the target that never came up.
  expect(
    svg
      .match(/class="gap[^>]*>(?:<path[^>]*><\/path>)*/g)
      ?.join("")
      .match(/<path/g),
  ).toHaveLength(1 + 4);
  expect(svg).toContain("× not measured");
});

it("draws what was published as hollow squares, as many as have a counterpart", () => {
  const squares = (endpoint: string) => {
    const content = sweepOn(run, { title: "t", endpoint });
    return content ? (draw(content.figure).match(/class="published"/g)?.length ?? 0) : null;
  };
  expect(squares("sync-cpubound")).toBe(3 * 5);
  expect(squares("badasync-cpubound")).toBe(5);
  expect(squares("async-iobound")).toBe(0);
});

it("names the lines of one target by how each endpoint works", () => {
  const lines = linesOfTarget(run, "fastapianalytics", POOLS).map(({ line }) => line);
  const svg = draw({ kind: "sweep", data: { lines, aloneSeconds: null, scale: "linear" } });
  for (const label of ["thread pool, matrices", "process pool, matrices"]) expect(svg).toContain(label);
});

it("draws a row for every process of a burst, and what it was busy with", () => {
  const svg = draw({ kind: "activity", data: activityOn(run, "sync-cpubound") });
  expect(svg.match(/class="busy"/g)).toHaveLength(1 + 4 + 6);
  expect(svg.match(/>worker</g)).toHaveLength(3 + 5);
  expect(draw({ kind: "activity", data: coldActivity(run, "async-iobound") })).toContain(">server<");
});

it("says where processes cannot be seen from outside", () => {
  const blind = {
    ...run,
    observations: run.observations.map((seen) => ("usage" in seen ? { ...seen, usage: null } : seen)),
  };
  const svg = draw({ kind: "activity", data: activityOn(blind, "sync-cpubound") });
  expect(svg).toContain("not visible");
  expect(svg).not.toMatch(/NaN|Infinity|undefined/);
});

it("says what was not measured, also when nothing was", async () => {
  for (const of of [await gappedRun(), await fixtureRun({ observations: [], iterations: [] })])
    for (const svg of figuresOf(of).map((one) => draw(one))) {
      expect(svg).toContain("not measured");
      expect(svg).not.toMatch(/NaN|Infinity|undefined/);
    }
});

it("draws what a run says as text, whatever it is", () => {
  const targets = run.targets.map((target) => ({ ...target, label: HOSTILE }));
  for (const svg of figuresOf({ ...run, targets }).map((one) => draw(one))) expect(svg).not.toMatch(/<script|<img/);
});
