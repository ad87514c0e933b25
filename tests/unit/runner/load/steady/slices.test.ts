import { expect, it } from "vitest";
import { SLICES } from "../../../../../content/run/parts/over-time.ts";
import { overTimeOf, Slices } from "../../../../../runner/load/steady/slices.ts";

it("takes the longest latency of several threads in each slice, and all that they could not have answered", () => {
  const [one, other] = [new Slices({ warmUp: 0, begin: 0, end: 1 }), new Slices({ warmUp: 0, begin: 0, end: 1 })];
  one.answers(0.005, 0.1);
  other.answers(0.006, 0.3);
  other.answers(0.015, 0.2);
  one.fails(0.015);
  other.fails(0.016);
  const { longest, unanswered } = overTimeOf([one.overTime(), other.overTime()]);
  expect([longest.length, unanswered.length]).toEqual([SLICES, SLICES]);
  expect([longest.slice(0, 3), unanswered.slice(0, 3)]).toEqual([
    [0.3, 0.2, null],
    [0, 2, 0],
  ]);
});
