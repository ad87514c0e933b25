import { expect, it } from "vitest";
import { sayMark } from "../../../../../app/figures/explore/marks.ts";
import { sweepDrawing } from "../../../../../app/figures/sweep/sweep-drawing.tsx";
import { firstView } from "../../../../../app/figures/sweep/sweep-view.ts";
import { SWEEP } from "./sweep.fixture.ts";

const first = firstView(SWEEP);

it("says every burst of a level, the law and the gap", () => {
  const said = sweepDrawing.marksOf(SWEEP, first).map(sayMark);
  expect(said[0]).toBe("Target slow: n = 1, median 2.00 s; 0.500 requests/s; 3 bursts: 1.90, 2.00, 2.10 s");
  expect(said[1]).toContain("predicted by the fitted server (serial): 4.00 s");
  expect(said[1]).toContain("published, scaled to one request here: 4.40 s");
  expect(said[2]).toBe("Target slow: n = 3, not measured; 1 burst not counted");
});

it("says the speed-up where that is shown, and where there is none", () => {
  const said = sweepDrawing.marksOf(SWEEP, { ...first, quantity: "speedup" }).map(sayMark);
  expect(said[1]).toContain("n = 2, speed-up 1.00; median 4.00 s");
  expect(said[4]).toContain("Target lost: n = 2, no speed-up without a burst of one; median 1.00 s");
});

it("has no marks of lines that are hidden", () => {
  const marks = sweepDrawing.marksOf(SWEEP, { ...first, hidden: ["slow"] });
  expect(new Set(marks.map(({ series }) => series))).toEqual(new Set(["lost"]));
});
