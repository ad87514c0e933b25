import { expect, it } from "vitest";
import { activityDrawing } from "../../../../app/figures/activity/activity-drawing.tsx";
import { activityFigure } from "../../../../app/figures/activity/activity-figure.ts";
import { calibrationDrawing } from "../../../../app/figures/calibration/calibration-drawing.tsx";
import { calibrationFigure } from "../../../../app/figures/calibration/calibration-figure.ts";
import { sayMark } from "../../../../app/figures/explore/marks.ts";
import { FIGURE_NAMES, FIGURES } from "../../../../app/figures/registry.ts";
import { sweepFigure, sweepsOfTarget } from "../../../../app/figures/sweep/sweep-figure.ts";
import { waterfallDrawing } from "../../../../app/figures/waterfall/waterfall-drawing.tsx";
import { waterfallFigure, waterfallsOfTarget } from "../../../../app/figures/waterfall/waterfall-figure.ts";
import { baseline } from "../../../../content/articles/fastapi-flask/baseline.ts";
import type { Baseline } from "../../../../content/findings/baseline/baseline.ts";
import { calibrationsOf } from "../../../../content/findings/calibration/calibrations.ts";
import { activityOn } from "../../../../content/findings/within-bursts/activity.ts";
import { waterfallsOf } from "../../../../content/findings/within-bursts/waterfall.ts";
import type { Run } from "../../../../content/run/run.ts";
import { labelOf } from "../../../../content/run/target-label.ts";
import { gappedRun, HOSTILE } from "../../../fixture/made-run/gapped.ts";
import { fixtureRun } from "../../../fixture/made-run/run.ts";
import { MIXED, steadyRun, wholeLoad } from "../../content/findings/steady/steady-run.fixture.ts";

const run = await fixtureRun();

/** A figure of every kind, as the text of an SVG. */
async function drawAll(of: Run): Promise<string[]> {
  const title = "t";
  const figures = [
    calibrationFigure(of),
    sweepFigure(of, { title, endpoint: "sync-cpubound" }),
    sweepFigure(of, { title, endpoint: "sync-iobound" }),
    waterfallFigure(of, { title, endpoint: "sync-cpubound" }),
    activityFigure(of, { title, endpoint: "sync-cpubound" }),
  ];
  return Promise.all(figures.map((content) => content?.draw() ?? "none"));
}

/** The drawing of the sweep on an endpoint. */
async function drawSweep(of: Run, endpoint: string, beside: Baseline | null = null): Promise<string> {
  return (await sweepFigure(of, { title: "t", endpoint }, beside)?.draw()) ?? "none";
}

it("draws every figure with a size that scales and no number that is none", async () => {
  for (const svg of await drawAll(run)) {
    expect(svg).toMatch(/^<svg viewBox="0 0 \d+ \d+"/);
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  }
});

it("says in a caption of two sentences what every figure shows and how to read it", async () => {
  const mixed = { light: MIXED.light, blocking: MIXED.blocking };
  const attributes = { endpoint: "sync-cpubound", endpoints: "sync-cpubound", target: "fastapianalytics", ...mixed };
  const loaded = await steadyRun(...wholeLoad());
  for (const name of FIGURE_NAMES) {
    const caption = FIGURES[name].contentOf(loaded, { title: "t", ...attributes }, null)?.caption ?? "";
    expect(caption, name).toMatch(/^[A-Z][^.]+\. [A-Z][^.]+\.$/);
  }
});

it("refuses a figure without an attribute that it needs, naming it", () => {
  expect(() => FIGURES.Sweep.contentOf(run, { title: "t", id: "direct" }, null)).toThrow(
    /expected string.*\n.*endpoint.*\n.*"direct"/s,
  );
});

it("draws a dot for every burst", async () => {
  expect((await drawSweep(run, "sync-cpubound")).match(/class="sample"/g)).toHaveLength(3 * 4 * 2);
});

it("draws what the fitted server of every line takes, thin and behind its points", async () => {
  const svg = await drawSweep(run, "sync-cpubound");
  expect(svg.match(/class="prediction target-\d"/g)).toHaveLength(3);
  expect(svg.indexOf("prediction")).toBeLessThan(svg.indexOf('class="sample"'));
});

it("marks every level that was not measured on the axis", async () => {
  const svg = await drawSweep(await gappedRun(), "sync-cpubound");
  // One level of FastAPI, and all four of the target that never came up.
  expect(
    svg
      .match(/class="gap[^>]*>(?:<path[^>]*><\/path>)*/g)
      ?.join("")
      .match(/<path/g),
  ).toHaveLength(1 + 4);
  expect(svg).toContain("× not measured");
});

it("draws what was published as hollow squares, as many as have a counterpart", async () => {
  const squares = async (endpoint: string, beside: Baseline | null = baseline) =>
    (await drawSweep(run, endpoint, beside)).match(/class="published"/g)?.length ?? 0;
  expect(await squares("sync-cpubound")).toBe(3 * 5);
  expect(await squares("badasync-cpubound")).toBe(5);
  expect(await squares("async-iobound")).toBe(0);
  expect(await squares("sync-cpubound", null)).toBe(0);
});

it("draws the serial law only where its request and the burst's ask for the same work", async () => {
  const isDrawn = async (endpoint: string) => (await drawSweep(run, endpoint)).includes("one by one");
  expect(await isDrawn("sync-cpubound")).toBe(true);
  expect(await isDrawn("badasync-cpubound")).toBe(true);
  expect(await isDrawn("sync-iobound")).toBe(false);
});

it("names the lines of one target by how each endpoint works", async () => {
  const endpoints = ["threadpool-cpubound", "processpool-cpubound"];
  const svg = await sweepsOfTarget(run, { title: "t", target: "fastapianalytics", endpoints })?.draw();
  for (const label of ["thread pool, matrices", "process pool, matrices"]) expect(svg).toContain(label);
});

it("draws every burst of one target in that target's colour", async () => {
  const endpoints = ["sync-cpubound", "sync-iobound"];
  const svg = await waterfallsOfTarget(run, { title: "t", target: "flask1xanalytics", endpoints })?.draw();
  expect(new Set(svg?.match(/target-\d/g))).toEqual(new Set(["target-1"]));
});

it("says of which targets the intervals are whole calls, and not that overlapping ones are served at once", () => {
  const called = {
    ...run,
    observations: run.observations.map((seen) =>
      seen.kind === "burst" && seen.target === "fastapianalytics"
        ? {
            ...seen,
            requests: seen.requests.map((one) => ({ ...one, work: one.work && { ...one.work, isWholeCall: true } })),
          }
        : seen,
    ),
  };
  const noteOf = (of: Run) => waterfallFigure(of, { title: "t", endpoint: "sync-cpubound" })?.note;
  expect(noteOf(called)).toContain(
    `thick bars of ${labelOf(run, "fastapianalytics")} are the application's whole call`,
  );
  expect(noteOf(run)).toMatch(/numbered by their first answer\. Where thick bars overlap, requests are served/);
});

it("draws a row for every process of a burst, and what it was busy with", async () => {
  const drawActivity = (endpoint: string, cold: boolean) => activityFigure(run, { title: "t", endpoint, cold })?.draw();
  const svg = await drawActivity("sync-cpubound", false);
  expect(svg?.match(/class="busy"/g)).toHaveLength(1 + 4 + 6);
  expect(svg?.match(/>worker</g)).toHaveLength(3 + 5);
  expect(await drawActivity("async-iobound", true)).toContain(">server<");
});

it("says where processes cannot be seen from outside", async () => {
  const blind = {
    ...run,
    observations: run.observations.map((seen) => ("usage" in seen ? { ...seen, usage: null } : seen)),
  };
  const svg = await activityFigure(blind, { title: "t", endpoint: "sync-cpubound" })?.draw();
  expect(svg).toContain("not visible");
  expect(svg).not.toMatch(/NaN|Infinity|undefined/);
});

it("says what was not measured, also when nothing was", async () => {
  for (const of of [await gappedRun(), await fixtureRun({ observations: [], iterations: [] })])
    for (const svg of await drawAll(of)) {
      expect(svg).toContain("not measured");
      expect(svg).not.toMatch(/NaN|Infinity|undefined/);
    }
});

it("draws what a run says as text, whatever it is", async () => {
  const targets = run.targets.map((target) => ({ ...target, label: HOSTILE }));
  for (const svg of await drawAll({ ...run, targets })) expect(svg).not.toMatch(/<script|<img/);
});

it("has a mark for everything that was measured and for what was not, in every kind of figure", async () => {
  const marksOf = (of: Run) => ({
    calibration: calibrationDrawing.marksOf(calibrationsOf(of), null),
    waterfall: waterfallDrawing.marksOf(waterfallsOf(of, "sync-cpubound"), null),
    activity: activityDrawing.marksOf(activityOn(of, "sync-cpubound"), null),
  });
  const { calibration, waterfall, activity } = marksOf(run);
  expect(calibration).toHaveLength(calibrationsOf(run).flatMap(({ seconds }) => seconds).length);
  expect(waterfall.map(({ title }) => title).filter((title) => title.includes("answered"))).toHaveLength(3 * 5);
  expect(activity[0]?.title).toMatch(/, server \d+: [\d.]+ of a core/);
  for (const marks of Object.values(marksOf(await gappedRun())))
    expect(marks.map(sayMark).join()).toContain("not measured");
});
