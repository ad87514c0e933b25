import { expect, it } from "vitest";
import { stackedRowsProps, stackRows } from "../../../../../app/figures/chart/stacked-rows.ts";

const GROUPS = [
  { name: "a", parts: [1, 2] },
  { name: "b", parts: [] },
  { name: "c", parts: [3] },
];
const rows = stackRows(GROUPS, ({ parts }) => parts, { heading: 30, row: 20 });

it("places every group's heading and rows below each other, also of a group without rows", () => {
  expect(rows.map(({ group, row, y }) => [group.name, row, y])).toEqual([
    ["a", null, 0],
    ["a", 1, 30],
    ["a", 2, 50],
    ["b", null, 70],
    ["c", null, 100],
    ["c", 3, 130],
  ]);
});

it("makes the chart as high as its rows", () => {
  const { height, margin } = stackedRowsProps(rows, { endSeconds: 2, right: 10 }, () => null);
  expect(height - (margin?.top ?? 0) - (margin?.bottom ?? 0)).toBe(150);
});
