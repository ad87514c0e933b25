import { expect, it } from "vitest";
import { bestOverhead } from "../../../../../content/model/fit/overhead.ts";

it("finds the bottom of a valley, small or large", () => {
  for (const bottom of [0.0005, 0.004, 0.03, 0.09]) {
    const { overheadSeconds } = bestOverhead(2, (seconds) => (Math.sqrt(seconds) - Math.sqrt(bottom)) ** 2);
    expect(Math.abs(overheadSeconds - bottom)).toBeLessThan(0.02 * bottom + 1e-4);
  }
});

it("answers exactly 0 when any overhead is too much", () => {
  expect(bestOverhead(2, (seconds) => seconds)).toMatchObject({ overheadSeconds: 0, misfit: 0 });
});

it("seeks no further than a twentieth of the seconds alone", () => {
  expect(bestOverhead(2, (seconds) => -seconds).overheadSeconds).toBeCloseTo(0.1, 10);
});
