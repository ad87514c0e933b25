import { expect, it } from "vitest";
import { latencyAt } from "../../../../../content/findings/steady/latency-at.ts";
import { closedWindow, encoded, openWindow } from "./window.fixture.ts";

const hundred = Array.from({ length: 100 }, (_, index) => (index + 1) / 1000);

it("is the latency with that rank among all requests that were due", () => {
  const window = openWindow({ offered: 100, answered: 100, latency: encoded(hundred) });
  expect(latencyAt(window, 0.5)).toBeCloseTo(0.05, 4);
  expect(latencyAt(window, 0.99)).toBeCloseTo(0.099, 4);
});

it("counts what was not answered as longer than anything that was", () => {
  // The 99th of 100 is the slowest of the 99 that were answered; of 98 it is none.
  const missing = (answered: number) =>
    openWindow({ offered: 100, answered, latency: encoded(hundred.slice(0, answered)) });
  expect(latencyAt(missing(99), 0.99)).toBeCloseTo(0.099, 4);
  expect(latencyAt(missing(98), 0.99)).toBe(Number.POSITIVE_INFINITY);
  expect(latencyAt(missing(98), 0.5)).toBeCloseTo(0.05, 4);
});

it("is none of a closed loop, whose clients wait for slow answers, nor where nothing was due", () => {
  expect(latencyAt(closedWindow(), 0.99)).toBeNull();
  expect(latencyAt(openWindow({ offered: 0, answered: 0 }), 0.99)).toBeNull();
});
