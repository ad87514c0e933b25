import { expect, it } from "vitest";
import { plot, plotted, stretchesOf } from "../../../../app/figures/sweep-plot.ts";
import { firstView } from "../../../../app/figures/view.ts";
import { FIGURE, lineOf, SWEEP } from "./sweep.fixture.ts";

it("shows the speed-up of a burst as n times the line's own time alone, divided by its total", () => {
  const { levels, law } = plot(lineOf("slow", { 1: [2], 2: [4, 2], 4: [2] }), "speedup");
  expect(levels.map(({ values }) => values)).toEqual([[1], [1, 2], [4]]);
  expect(levels.map(({ median }) => median)).toEqual([1, 2, 4]);
  expect(law).toEqual([{ x: 2, y: 1 }]);
});

it("has no speed-up without a burst of one", () => {
  const { levels, law } = plot(lineOf("lost", { 2: [1] }), "speedup");
  expect(levels).toEqual([{ level: 2, values: [], median: null, notCounted: 0 }]);
  expect(law).toEqual([]);
});

it("joins nothing across a level that was not measured", () => {
  const [slow] = plotted(SWEEP, firstView(FIGURE));
  expect(slow && stretchesOf(slow).map((points) => points.map(({ x }) => x))).toEqual([[1, 2], [4]]);
});
