import { expect, it } from "vitest";
import { latencyData } from "../../../../app/figures/latency/latency-data.ts";
import { latencyDrawing } from "../../../../app/figures/latency/latency-drawing.tsx";
import { latencyFigure } from "../../../../app/figures/latency/latency-figure.ts";
import { overTimeFigure } from "../../../../app/figures/over-time/over-time-figure.ts";
import { capacityFigure } from "../../../../app/figures/rates/capacity-figure.ts";
import { connectionsFigure } from "../../../../app/figures/rates/connections-figure.ts";
import { spectrumFigure } from "../../../../app/figures/spectrum/spectrum-figure.ts";
import { knownCapacity } from "../../../../content/findings/steady/known-capacity.ts";
import { loadSeries } from "../../../../content/findings/steady/series/load-series.ts";
import type { Run } from "../../../../content/run/run.ts";
import { HOSTILE } from "../../../fixture/made-run/gapped.ts";
import { LOAD, MIXED, steadyRun, wholeLoad, windowsAt } from "../../content/findings/steady/steady-run.fixture.ts";

const run = await steadyRun(...wholeLoad());
const empty = await steadyRun();
const endpoints = [LOAD.endpoint];
const title = "t";

const figuresOf = (of: Run) => ({
  latency: latencyFigure(of, { title, endpoints }),
  spectrum: spectrumFigure(of, { title, endpoints }),
  capacity: capacityFigure(of, { title, endpoints }),
  connections: connectionsFigure(of, { title, endpoints }),
  overTime: overTimeFigure(of, { title, light: MIXED.light, blocking: MIXED.blocking }),
});

const drawAll = (of: Run) => Promise.all(Object.values(figuresOf(of)).map((figure) => figure?.draw() ?? "none"));

it("draws every figure with a size that scales, also where nothing was measured, and no number that is none", async () => {
  for (const svg of [...(await drawAll(run)), ...(await drawAll(empty))]) {
    expect(svg).toMatch(/^<svg viewBox="0 0 \d+ \d+"/);
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
  }
});

it("has no figure of steady load in a run without any", async () => {
  const { steady: _, ...plan } = run.plan;
  expect(Object.values(figuresOf({ ...run, plan })).filter((figure) => figure !== null)).toEqual([]);
});

it("draws what a run says as text, whatever it is", async () => {
  const targets = run.targets.map((target) => ({ ...target, label: HOSTILE }));
  for (const svg of await drawAll({ ...run, targets })) expect(svg).not.toMatch(/<script|<img/);
});

it("draws a point for every window, a line through the medians, and a cross where no window counts", async () => {
  const svg = await figuresOf(run).latency?.draw();
  expect(svg?.match(/class="sample"/g)).toHaveLength(3 + 3);
  expect(svg?.match(/class="gap[^>]*><path/g)).toHaveLength(1);
  expect(svg).toContain("× no value");
  expect(svg).toContain("bound of the 99th percentile: 50 ms");
});

it("says what is missing below the label of a bound that is at the top, so that both can be read", async () => {
  const heightOf = (svg: string, label: string) =>
    Number(new RegExp(`<text[^>]* y="([\\d.]+)"[^>]*>${label}`).exec(svg)?.[1]);
  const loads = run.plan.steady?.loads.map((load) => ({ ...load, p99Seconds: 0.2 })) ?? [];
  const plan = { ...run.plan, steady: run.plan.steady && { ...run.plan.steady, loads } };
  const svg = (await figuresOf({ ...run, plan }).latency?.draw()) ?? "";
  const apart = heightOf(svg, "× no value") - heightOf(svg, "bound of the 99th percentile: 200 ms");
  expect(apart).toBeGreaterThan(12);
});

it("marks each rate with its share of the highest, its percentile and the windows behind it", () => {
  const data = latencyData(loadSeries(run, endpoints));
  const marks = latencyDrawing.marksOf(data, latencyDrawing.firstView(data));
  expect(marks.map((mark) => mark.title.replace(/^[^:]+: /, ""))).toEqual([
    "100 a second (49% of its highest rate), 99th percentile 20 ms",
    "180 a second (88% of its highest rate), 99th percentile 200 ms",
    "190 a second (93% of its highest rate), no 99th percentile",
  ]);
  expect(marks[0]?.lines).toEqual(["windows: 20 ms, 21 ms, 19 ms"]);
});

it("shows the percentile that the address names, and no other", () => {
  const data = latencyData(loadSeries(run, endpoints));
  const view = latencyDrawing.viewOf("p50", data);
  expect(view).toMatchObject({ choice: "p50", hidden: [] });
  expect(view && latencyDrawing.queryOf(view, data)).toBe("p50");
  expect(latencyDrawing.viewOf("p99", data)).toBeNull();
  expect(latencyDrawing.viewOf("p42", data)).toBeNull();
});

it("takes no percentile from a closed loop", () => {
  const { dataset } = figuresOf(run).latency ?? { dataset: { rows: [] } };
  expect(dataset.rows.map((row) => row[2])).toEqual([100, 180, 190]);
});

it("says a capacity with its interval, and what was tried", () => {
  const { dataset, data } = figuresOf(run).capacity ?? {};
  const { perSecond, low, high } = knownCapacity(run, LOAD) ?? {};
  expect(dataset?.rows[0]?.slice(2)).toEqual([50, perSecond, low, high, 205, "100.0: 3/3; 180.0: 0/3"]);
  const ticks = [{ perSecond }, { perSecond: 205, isDashed: true }];
  const points = [
    { perSecond: 100, isHollow: false },
    { perSecond: 180, isHollow: true },
  ];
  expect(data).toMatchObject([{ bar: { low, high }, ticks, points }]);
});

it("leaves rates far below a capacity to the table", async () => {
  const { dataset, data } = figuresOf(await steadyRun(...wholeLoad(), ...windowsAt(5, 0.02, 0.02))).capacity ?? {};
  expect(dataset?.rows[0]?.at(-1)).toMatch(/^5\.0: 1\/1; 100\.0/);
  expect(data).toMatchObject([{ points: [{ perSecond: 100 }, { perSecond: 180 }] }]);
});

it("says of a capacity that nothing bounds above that it is at least so much, and nothing where there is none", async () => {
  const { dataset, data } = figuresOf(await steadyRun(...windowsAt(100, 0.5, 0.02, 0.02, 0.02))).capacity ?? {};
  expect(dataset?.rows[0]?.slice(3, 6)).toEqual([expect.stringMatching(/^at least \d/), expect.any(Number), null]);
  expect(data).toMatchObject([
    { bar: { high: null }, ticks: [{ title: expect.stringMatching(/^at least \d+(\.\d)? a second within 50 ms$/) }] },
  ]);
  expect(figuresOf(empty).capacity?.dataset.rows[0]?.slice(3, 5)).toEqual([null, null]);
});

it("has kept and fresh connections side by side, with the tail at a share that both have", () => {
  const rows = figuresOf(run).connections?.dataset.rows ?? [];
  expect(rows.map((row) => row.slice(2))).toEqual([
    ["kept", 205, 16, "200.0 210.0", 20.015, 0.5],
    ["fresh", 102.5, 16, "100.0 105.0", null, 0.5],
  ]);
});

it("leaves out slices in which nothing was due, and shows a gap where something was not answered", async () => {
  const figure = figuresOf(run).overTime;
  const svg = await figure?.draw();
  // Alone and beside: two slices with an answer each, and one without.
  expect(svg?.match(/class="sample"/g)).toHaveLength(2 * 2);
  expect(svg?.match(/class="gap[^>]*><path/g)).toHaveLength(2);
  expect(figure?.dataset.rows).toHaveLength(200);
});
