import { expect, it } from "vitest";
import { burstSeconds } from "../../../../../runner/experiments/common/burst-seconds.ts";
import { sweptOn } from "../../../../fixture/made-run/endpoints.ts";

const QUIET = { alone: 1, together: 2 };
const THIRD = { alone: 2 / 3, together: 2 / 3 };

/** How many times as long as one request alone, without what comes on top of the work. */
function times(endpoint: string, level: number, workers: number, available = QUIET): number {
  const sweep = { ...sweptOn(endpoint), workSeconds: 100 };
  return Math.round(burstSeconds(sweep, level, { workers, cores: 2 }, available)) / 100;
}

it.each([
  ["sync-cpubound", 5, 1, 5],
  ["badasync-cpubound?work=python", 5, 1, 5],
  ["threadpool-cpubound", 5, 1, 2.5],
  ["threadpool-cpubound?work=python", 5, 1, 5],
  ["processpool-cpubound?work=python", 5, 1, 2.5],
  ["sync-cpubound", 5, 3, 2.5],
  ["sync-cpubound", 1, 3, 1],
  ["async-iobound", 41, 1, 1],
  ["threadpool-iobound", 40, 1, 1],
  ["threadpool-iobound", 41, 1, 2],
  ["badasync-iobound", 5, 1, 5],
  ["sync-iobound", 5, 3, 2],
])("expects of %s with %i requests and %i workers %f times as long as of one", (endpoint, level, workers, expected) => {
  expect(times(endpoint, level, workers)).toBe(expected);
});

it.each([
  ["sync-cpubound", 1, 1, 1.5],
  ["sync-cpubound", 4, 1, 6],
  ["threadpool-cpubound", 4, 1, 6],
  ["async-iobound", 41, 1, 1],
])(
  "expects of %s with %i requests and %i workers on a third of two cores %f times as long",
  (endpoint, level, workers, expected) => {
    expect(times(endpoint, level, workers, THIRD)).toBe(expected);
  },
);

it("expects of fixed work, where it is known how long that takes, that workers do one request at a time", () => {
  const fixed = { work: "fixed", executor: "worker", workSeconds: 20 } as const;
  const serving = { workers: 3, cores: 2 };
  expect([3, 4].map((level) => Math.round(burstSeconds(fixed, level, serving)))).toEqual([20, 40]);
  expect(burstSeconds({ ...fixed, workSeconds: null }, 4, serving)).toBeLessThan(1);
});
