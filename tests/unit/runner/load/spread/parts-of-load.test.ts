import { expect, it } from "vitest";
import type { Loop, OpenLoop } from "../../../../../content/run/parts/load-window.ts";
import { partsOfLoad } from "../../../../../runner/load/spread/parts-of-load.ts";
import type { Load } from "../../../../../runner/load/steady/load-window.ts";
import { arrivals } from "../../../../../runner/load/steady/pace/arrivals.ts";

const parts = (loop: Loop, generators: number) => partsOfLoad({ loop, seconds: 1 } as Load, generators);
/** What all generators together send in so many seconds. */
const dueTogether = (loop: OpenLoop, generators: number, seconds: number) =>
  parts(loop, generators)
    .flatMap((part) => (part.loop.kind === "open" ? [...arrivals(part.loop, 0, seconds, part.firstAfterSeconds)] : []))
    .toSorted((a, b) => a - b);
const open: OpenLoop = { kind: "open", ratePerSecond: 100, arrivals: "even", seed: 7, mostConnections: 10 };

it("deals all connections of a closed loop, and leaves out whom none is left for", () => {
  const dealt = (generators: number) =>
    parts({ kind: "closed", connections: 5 }, generators).map(({ loop }) => loop.kind === "closed" && loop.connections);
  expect(dealt(2)).toEqual([2, 3]);
  expect(dealt(8)).toEqual([1, 1, 1, 1, 1]);
});

it.each([2, 4, 8])(
  "has %i generators send evenly spaced requests when one would, be they ever so few",
  (generators) => {
    for (const [ratePerSecond, seconds] of [
      [100, 1],
      [1, 2.3],
      [1, 20],
    ] as const) {
      const loop = { ...open, ratePerSecond };
      const alone = [...arrivals(loop, 0, seconds)];
      const together = dueTogether(loop, generators, seconds);
      expect(together).toHaveLength(alone.length);
      for (const [index, due] of together.entries()) expect(due).toBeCloseTo(alone[index] ?? 0, 9);
    }
  },
);

it("has them draw other moments each where requests are independent of one another", () => {
  const loops = parts({ ...open, arrivals: "poisson" }, 3).map(({ loop }) => loop as OpenLoop);
  expect(new Set(loops.map(({ seed }) => seed)).size).toBe(3);
  expect(loops.reduce((sum, { ratePerSecond }) => sum + ratePerSecond, 0)).toBeCloseTo(100, 9);
  expect(loops.reduce((sum, { mostConnections }) => sum + mostConnections, 0)).toBe(10);
});
