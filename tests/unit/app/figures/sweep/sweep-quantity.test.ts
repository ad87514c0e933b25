import { expect, it } from "vitest";
import { linePath } from "../../../../../app/figures/lines/line-series.tsx";
import { burstTotals, medianOf, pointsOf } from "../../../../../app/figures/sweep/sweep-quantity.ts";
import { chartLineOf } from "../../../../../app/figures/sweep/sweep-series.tsx";
import { lineOf, SWEEP } from "./sweep.fixture.ts";

it("shows the speed-up of a burst as n times the line's own time alone, divided by its total", () => {
  const line = lineOf("slow", { 1: [2], 2: [4, 2], 4: [2] });
  const speedups = pointsOf(line, "speedup", burstTotals(line));
  expect(speedups.map(({ y }) => y)).toEqual([1, 1, 2, 4]);
  expect(line.levels.map((at) => medianOf(line, "speedup", at))).toEqual([1, 2, 4]);
  expect(pointsOf(line, "speedup", line.predicted)).toEqual([{ x: 2, y: 1 }]);
});

it("has a speed-up of bursts shorter than a second, and none of one that took no time", () => {
  const line = lineOf("fast", { 1: [0.5], 2: [0.5], 4: [0] });
  expect(pointsOf(line, "speedup", burstTotals(line))).toEqual([
    { x: 1, y: 1 },
    { x: 2, y: 2 },
  ]);
});

it("has no speed-up without a burst of one", () => {
  const line = lineOf("lost", { 2: [1] });
  expect(pointsOf(line, "speedup", burstTotals(line))).toEqual([]);
  expect(line.levels.map((at) => medianOf(line, "speedup", at))).toEqual([null]);
  expect(pointsOf(line, "speedup", line.predicted)).toEqual([]);
});

it("joins nothing across a level that was not measured", () => {
  const same = (value: number) => value;
  const [slow] = SWEEP.lines;
  const drawn = slow && linePath(chartLineOf(slow, "time").points, { xScale: same, yScale: same });
  expect(drawn).toBe("M1,2L2,4M4,8Z");
});
