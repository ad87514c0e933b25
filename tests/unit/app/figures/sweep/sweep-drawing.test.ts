import { expect, it } from "vitest";
import { drawSvg } from "../../../../../app/figures/frame/draw-svg.ts";
import { sweepDrawing } from "../../../../../app/figures/sweep/sweep-drawing.tsx";
import { firstView, type SweepView } from "../../../../../app/figures/sweep/sweep-view.ts";
import { lineOf, SWEEP } from "./sweep.fixture.ts";

const propsOf = (view: SweepView, data = SWEEP) => sweepDrawing.propsOf(data, view);
const draw = (view: SweepView) => drawSvg(propsOf(view));

function* views(): Generator<SweepView> {
  for (const hidden of [[], ["slow"], ["slow", "lost"]])
    for (const scale of ["linear", "log"] as const)
      for (const quantity of ["time", "speedup"] as const)
        for (const published of [true, false]) yield { hidden, scale, quantity, published };
}

it("draws every view at the same size, its axes at the same place, and no number that is none", () => {
  const first = propsOf(firstView(SWEEP));
  for (const view of views()) {
    const { width, height, margin } = propsOf(view);
    expect({ width, height, margin }).toEqual({ width: first.width, height: first.height, margin: first.margin });
    expect(draw(view)).not.toMatch(/NaN|Infinity|undefined/);
  }
});

it("marks what was not measured in every view that shows its line", () => {
  for (const view of views()) {
    const svg = draw(view);
    expect(svg.includes("× not measured")).toBe(!view.hidden.includes("slow"));
    expect(svg.includes("nothing selected")).toBe(view.hidden.length === 2);
    expect(svg.includes("no speed-up without a burst of one")).toBe(
      view.quantity === "speedup" && !view.hidden.includes("lost"),
    );
  }
});

it("draws what was published with its line, and only where the view wants it", () => {
  for (const view of views()) {
    const squares = draw(view).match(/class="published"/g)?.length ?? 0;
    expect(squares).toBe(view.published && !view.hidden.includes("slow") ? 1 : 0);
  }
});

it("draws the prediction of one by one as n times T, and as no speed-up", () => {
  expect(draw(firstView(SWEEP))).toContain("one by one: n · T");
  expect(draw({ hidden: [], scale: "log", quantity: "speedup", published: true })).toContain("one by one: 1");
});

it("writes no two levels over each other, and always the largest", () => {
  const seconds = Object.fromEntries([1, 2, 5, 10, 20, 40, 41, 80].map((level) => [level, [1]]));
  const data = { ...SWEEP, lines: [lineOf("slow", seconds)] };
  const ticks = (scale: "linear" | "log") => propsOf({ ...firstView(data), scale }, data).axisBottom?.tickValues;
  expect(ticks("linear")).toEqual([5, 10, 20, 41, 80]);
  expect(ticks("log")).toEqual([1, 2, 5, 10, 20, 41, 80]);
});
