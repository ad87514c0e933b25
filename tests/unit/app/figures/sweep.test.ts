import { expect, it } from "vitest";
import { draw } from "../../../../app/figures/draw.ts";
import { propsOf } from "../../../../app/figures/kinds.ts";
import type { SweepView } from "../../../../app/figures/view.ts";
import { FIGURE } from "./sweep.fixture.ts";

function* views(): Generator<SweepView> {
  for (const off of [[], ["slow"], ["slow", "lost"]])
    for (const scale of ["linear", "log"] as const)
      for (const quantity of ["time", "speedup"] as const)
        for (const published of [true, false]) yield { off, scale, quantity, published };
}

it("draws every view at the same size, its axes at the same place, and no number that is none", () => {
  const first = propsOf(FIGURE);
  for (const view of views()) {
    const { width, height, margin } = propsOf(FIGURE, view);
    expect({ width, height, margin }).toEqual({ width: first.width, height: first.height, margin: first.margin });
    expect(draw(FIGURE, view)).not.toMatch(/NaN|Infinity|undefined/);
  }
});

it("marks what was not measured in every view that shows its line", () => {
  for (const view of views()) {
    const svg = draw(FIGURE, view);
    expect(svg.includes("× not measured")).toBe(!view.off.includes("slow"));
    expect(svg.includes("nothing selected")).toBe(view.off.length === 2);
    expect(svg.includes("no speed-up without a burst of one")).toBe(
      view.quantity === "speedup" && !view.off.includes("lost"),
    );
  }
});

it("draws what was published with its line, and only where the view wants it", () => {
  for (const view of views()) {
    const squares = draw(FIGURE, view).match(/class="published"/g)?.length ?? 0;
    expect(squares).toBe(view.published && !view.off.includes("slow") ? 1 : 0);
  }
});

it("draws the prediction of one by one as n times T, and as no speed-up", () => {
  expect(draw(FIGURE)).toContain("one by one: n · T");
  expect(draw(FIGURE, { off: [], scale: "log", quantity: "speedup", published: true })).toContain("one by one: 1");
});

it("writes no two levels over each other, and always the largest", () => {
  const lines = FIGURE.data.lines.map((line) => ({
    ...line,
    levels: [1, 2, 5, 10, 20, 40, 41, 80].map((level) => ({ level, seconds: [1], medianSeconds: 1, notCounted: 0 })),
  }));
  const ticks = (scale: "linear" | "log") =>
    propsOf({ ...FIGURE, data: { ...FIGURE.data, lines } }, { off: [], scale, quantity: "time", published: true })
      .axisBottom?.tickValues;
  expect(ticks("linear")).toEqual([5, 10, 20, 41, 80]);
  expect(ticks("log")).toEqual([1, 2, 5, 10, 20, 41, 80]);
});
