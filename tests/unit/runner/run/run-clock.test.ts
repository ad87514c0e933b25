import { expect, test } from "vitest";
import { RunClock } from "../../../../runner/run/run-clock.ts";

/** A clock that shows what the test says, and the run's clock that reads it. */
function clocks(shownSeconds: number) {
  const at = { seconds: 1000 };
  return { at, clock: new RunClock(shownSeconds, () => at.seconds) };
}

test("goes on from where an interrupted run's clock stood, whatever the machine's clock says", () => {
  const { at, clock } = clocks(42);
  const end = clock.begin();
  at.seconds = 1001.5;
  expect(end()).toEqual({ startedSeconds: 42, tookSeconds: 1.5 });
  expect(clock.shownSeconds).toBe(43.5);
});

test("goes on between two spans, unless it is let stand still", () => {
  const { at, clock } = clocks(0);
  clock.begin()();
  at.seconds = 1003;
  expect(clock.begin()().startedSeconds).toBe(3);
  clock.stop();
  at.seconds = 1100;
  expect(clock.begin()().startedSeconds).toBe(3);
});

test("tells spans that overlap on one scale", () => {
  const { at, clock } = clocks(0);
  const endFirst = clock.begin();
  at.seconds = 1002;
  const endSecond = clock.begin();
  at.seconds = 1005;
  expect(endFirst()).toEqual({ startedSeconds: 0, tookSeconds: 5 });
  at.seconds = 1006;
  expect(endSecond()).toEqual({ startedSeconds: 2, tookSeconds: 4 });
  expect(clock.shownSeconds).toBe(6);
});
