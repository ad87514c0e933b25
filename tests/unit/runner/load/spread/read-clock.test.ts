import { expect, it } from "vitest";
import { readClock, stepBetween } from "../../../../../runner/load/spread/read-clock.ts";

const HOUR = 3600;

/** A machine whose clock is an hour ahead; ways there and back take what is given, one after the other. */
function apart(ways: readonly [there: number, back: number][]) {
  let [here, asked] = [50, 0];
  const ask = async () => {
    const [there, back] = ways[asked++ % ways.length] ?? [0, 0];
    here += there;
    const shown = here + HOUR;
    here += back;
    return shown;
  };
  return readClock(ask, () => here);
}

it("knows a clock that is an hour ahead to half of a round trip, however uneven its ways are", async () => {
  const { seconds, errorSeconds } = await apart([[0.004, 0.001]]);
  expect(errorSeconds).toBeCloseTo(0.0025, 9);
  expect(Math.abs(seconds - HOUR)).toBeLessThanOrEqual(errorSeconds);
});

it("believes the shortest of several round trips", async () => {
  const reading = await apart([
    [0.2, 0.001],
    [0.0001, 0.0001],
    [0.001, 0.5],
  ]);
  expect(reading.errorSeconds).toBeCloseTo(0.0001, 9);
  expect(reading.seconds).toBeCloseTo(HOUR, 6);
});

it.each([
  ["went on as this one", { more: 0, elapsed: 1 }, 0],
  ["was read with an error that explains it", { more: 0.0019, elapsed: 0.1 }, 0],
  ["drifts by no more than clocks that are set right", { more: 0.009, elapsed: 10 }, 0],
  ["was set forward", { more: 1.5, elapsed: 10 }, 1.5],
  ["was set back", { more: -0.02, elapsed: 10 }, -0.02],
])("finds that a clock %s", (_, { more, elapsed }, step) => {
  const before = { seconds: HOUR, errorSeconds: 0.001, readAt: 50 };
  const after = { seconds: HOUR + more, errorSeconds: 0.001, readAt: 50 + elapsed };
  expect(stepBetween(before, after)).toBeCloseTo(step, 9);
});
