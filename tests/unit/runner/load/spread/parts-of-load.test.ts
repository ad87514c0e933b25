import { expect, it } from "vitest";
import type { Loop, OpenLoop } from "../../../../../content/run/parts/load-window.ts";
import { partsOfLoad } from "../../../../../runner/load/spread/parts-of-load.ts";
import { arrivals } from "../../../../../runner/load/steady/arrivals.ts";
import type { Load } from "../../../../../runner/load/steady/load-window.ts";

const parts = (loop: Loop, generators: number) => partsOfLoad({ loop, seconds: 1 } as Load, generators);
const open: OpenLoop = { kind: "open", ratePerSecond: 100, arrivals: "even", seed: 7, mostConnections: 10 };

it("deals all connections of a closed loop, and leaves out whom none is left for", () => {
  const dealt = (generators: number) =>
    parts({ kind: "closed", connections: 5 }, generators).map(({ loop }) => loop.kind === "closed" && loop.connections);
  expect(dealt(2)).toEqual([2, 3]);
  expect(dealt(8)).toEqual([1, 1, 1, 1, 1]);
});

it("spaces requests of several generators as evenly as those of one", () => {
  const due = parts(open, 4).flatMap(({ loop, afterSeconds }) =>
    loop.kind === "open" ? [...arrivals(loop, afterSeconds, afterSeconds + 1)] : [],
  );
  const gaps = due
    .toSorted((a, b) => a - b)
    .flatMap((one, index, all) => (index === 0 ? [] : [one - (all[index - 1] ?? 0)]));
  expect(due).toHaveLength(100);
  for (const gap of gaps) expect(gap).toBeCloseTo(0.01, 9);
});

it("has them draw other moments each where requests are independent of one another", () => {
  const loops = parts({ ...open, arrivals: "poisson" }, 3).map(({ loop }) => loop as OpenLoop);
  expect(new Set(loops.map(({ seed }) => seed)).size).toBe(3);
  expect(loops.reduce((sum, { ratePerSecond }) => sum + ratePerSecond, 0)).toBeCloseTo(100, 9);
  expect(loops.reduce((sum, { mostConnections }) => sum + mostConnections, 0)).toBe(10);
});
