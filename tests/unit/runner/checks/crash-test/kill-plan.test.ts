import { expect, it } from "vitest";
import { moments, stageSeconds } from "../../../../../runner/checks/crash-test/kill-plan.ts";
import { STAGES, stageBegunBy } from "../../../../../runner/checks/crash-test/run-stage.ts";

const lasts = { "bring-up": 2, calibration: 1, bursts: 3, writing: 0.2 };
const first = (seed: number, count: number) => moments(seed, lasts).take(count).toArray();

it("kills in every stage as often, within it, and at the same moments for the same seed", () => {
  const planned = first(1, 40);
  for (const stage of STAGES) expect(planned.filter(([one]) => one?.stage === stage)).toHaveLength(10);
  for (const { stage, seconds } of planned.flat()) expect(seconds).toBeLessThan(lasts[stage]);
  expect(first(1, 40)).toEqual(planned);
  expect(first(2, 40)).not.toEqual(planned);
});

it("kills some resumed runs, too", () => {
  const again = first(1, 200).filter(({ length }) => length === 2).length;
  expect(again).toBeGreaterThan(20);
  expect(again).toBeLessThan(60);
});

it("kills a run in one stage after the other when it is to be killed several times", () => {
  const [[first, ...others] = []] = moments(1, lasts, 4);
  expect([first, ...others.slice(0, 3)].map((one) => one?.stage)).toEqual(STAGES);
});

it("tells by the lines of the progress in which stage a run is", () => {
  const lines = [
    "Running",
    "[1/9] a: round trips",
    "[2/9] a: calibration",
    "[3/9] a: x, 1 at once, cold",
    "[9/9] a: after",
  ];
  expect(lines.map(stageBegunBy)).toEqual([undefined, "calibration", undefined, "bursts", "writing"]);
  expect(stageBegunBy("[1/4] a: x, 2 at once, repetition 2")).toBe("bursts");
});

it("takes from an undisturbed run how long each stage lasts", () => {
  const began = { "bring-up": 0, calibration: 2, bursts: 3, writing: 6 };
  const took = stageSeconds({ began, seconds: 6.25 });
  expect(took).toEqual({ "bring-up": 2, calibration: 1, bursts: 3, writing: 0.25 });
});
