import { expect, it } from "vitest";
import { type Mark, moveByKey, nearestPoint } from "../../../../../app/figures/explore/marks.ts";

const mark = (series: string, x: number): Mark => ({ series, x, y: 0, title: `${series}${x}`, lines: [] });
const MARKS = [mark("a", 1), mark("a", 2), mark("a", 10), mark("b", 1), mark("b", 9)];

/** The titles of the marks that keys lead to, one after the other. */
function walk(...keys: string[]): (string | undefined)[] {
  let at: number | null = null;
  return keys.map((key) => {
    at = moveByKey(MARKS, at, key) ?? at;
    return at === null ? undefined : MARKS[at]?.title;
  });
}

it("goes along a series, and to its ends and no further", () => {
  expect(walk("ArrowRight", "ArrowRight", "ArrowRight", "ArrowRight")).toEqual(["a1", "a2", "a10", "a10"]);
  expect(walk("ArrowRight", "End", "ArrowLeft", "Home", "ArrowLeft")).toEqual(["a1", "a10", "a2", "a1", "a1"]);
});

it("goes to the nearest of the next series and back", () => {
  expect(walk("ArrowRight", "End", "ArrowDown", "ArrowDown", "ArrowUp")).toEqual(["a1", "a10", "b9", "b9", "a10"]);
});

it("leaves other keys to the page", () => {
  for (const key of ["Tab", "Enter", "a", "PageDown"]) expect(moveByKey(MARKS, 0, key)).toBeNull();
  expect(moveByKey([], null, "ArrowRight")).toBeNull();
});

it("finds the nearest point, and none that is far", () => {
  const points = [
    { x: 0, y: 0 },
    { x: 10, y: 10 },
  ];
  expect(nearestPoint(points, 8, 9, 60)).toBe(1);
  expect(nearestPoint(points, 100, 100, 60)).toBeNull();
});
