import { expect, it } from "vitest";
import { type FigureData, marksOf } from "../../../../app/figures/kinds.ts";
import { type Mark, move, nearest, sayMark } from "../../../../app/figures/marks.ts";
import { firstView } from "../../../../app/figures/view.ts";
import { activityOn } from "../../../../content/findings/bursts/activity.ts";
import { waterfallsOf } from "../../../../content/findings/bursts/waterfall.ts";
import { calibrationsOf } from "../../../../content/findings/calibration/calibrations.ts";
import { gappedRun } from "../../../fixture/gapped.ts";
import { fixtureRun } from "../../../fixture/run.ts";
import { FIGURE } from "./sweep.fixture.ts";

const mark = (series: string, x: number): Mark => ({ series, x, y: 0, title: `${series}${x}`, lines: [] });
const MARKS = [mark("a", 1), mark("a", 2), mark("a", 10), mark("b", 1), mark("b", 9)];

/** The titles of the marks that keys lead to, one after the other. */
function walk(...keys: string[]): (string | undefined)[] {
  let at: number | null = null;
  return keys.map((key) => {
    at = move(MARKS, at, key) ?? at;
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
  for (const key of ["Tab", "Enter", "a", "PageDown"]) expect(move(MARKS, 0, key)).toBeNull();
  expect(move([], null, "ArrowRight")).toBeNull();
});

it("finds the nearest point, and none that is far", () => {
  const points = [
    { x: 0, y: 0 },
    { x: 10, y: 10 },
  ];
  expect(nearest(points, 8, 9, 60)).toBe(1);
  expect(nearest(points, 100, 100, 60)).toBeNull();
});

it("says every burst of a level, the law and the gap", () => {
  const said = marksOf(FIGURE).map(sayMark);
  expect(said[0]).toBe("Target slow: n = 1, median 2.00 s; 3 bursts: 1.90, 2.00, 2.10 s");
  expect(said[1]).toContain("its law, serial, predicts 4.00 s");
  expect(said[2]).toBe("Target slow: n = 3, not measured; 1 burst not counted");
});

it("says the speed-up where that is shown, and where there is none", () => {
  const view = { ...firstView(FIGURE), quantity: "speedup" as const };
  const said = marksOf(FIGURE, view).map(sayMark);
  expect(said[1]).toContain("n = 2, speed-up 1.00; median 4.00 s");
  expect(said[4]).toContain("Target lost: n = 2, no speed-up without a burst of one; median 1.00 s");
});

it("has no marks of what is switched off", () => {
  const marks = marksOf(FIGURE, { ...firstView(FIGURE), off: ["slow"] });
  expect(new Set(marks.map(({ series }) => series))).toEqual(new Set(["lost"]));
});

it("has a mark for everything that was measured and for what was not, in every kind of figure", async () => {
  const [run, gapped] = [await fixtureRun(), await gappedRun()];
  const kinds = (of: typeof run): FigureData[] => [
    { kind: "calibration", data: calibrationsOf(of) },
    { kind: "waterfall", data: waterfallsOf(of, "sync-cpubound") },
    { kind: "activity", data: activityOn(of, "sync-cpubound") },
  ];
  const [calibration = [], waterfall = [], activity = []] = kinds(run).map((one) => marksOf(one));
  expect(calibration).toHaveLength(calibrationsOf(run).flatMap(({ seconds }) => seconds).length);
  expect(waterfall.map(({ title }) => title).filter((title) => title.includes("answered"))).toHaveLength(3 * 5);
  expect(activity[0]?.title).toMatch(/, server \d+: [\d.]+ of a core/);
  for (const of of kinds(gapped)) expect(marksOf(of).map(sayMark).join()).toContain("not measured");
});
