import { expect, it } from "vitest";
import { keepsLimit } from "../../../../../runner/checks/bench/bench-figure.ts";
import { figuresAt } from "../../../../../runner/checks/bench/rate-lateness.ts";

/** A round in which requests take 0.2 ms, one in a hundred 1 ms, and are sent so late, in milliseconds. */
const round = (late: number) => ({
  ...{ requestsPerSecond: 500, errors: 0, sentShare: 1, cpuShare: 0.12 },
  sinceSent: { median: 0.0002, p99: 0.001 },
  sinceDue: { median: 0.0002 + late / 1000, p99: 0.001 + late / 1000 },
  lateness: { median: late / 1000, p99: late / 1000 },
});

it("holds what being late adds to latencies to the limit of windows, by the median of rounds", () => {
  const [half, most] = figuresAt(500, [round(0.1), round(9), round(0.02)]);
  expect(half?.value).toBeCloseTo(1.5, 9);
  expect(most?.value).toBeCloseTo(1.1, 9);
  expect([half, most].map((figure) => figure && keepsLimit(figure))).toEqual([false, true]);
  expect(half?.note).toBe("0.100 ms late, 0.200 ms since sent, by a thread that uses 0.12 of a core");
});

it("is without bound where requests were missed", () => {
  const missed = {
    ...round(0.1),
    sinceDue: { median: 0.0003, p99: null },
    sinceSent: { median: 0.0002, p99: null },
  };
  expect(figuresAt(500, [missed])[1]).toMatchObject({ value: Number.POSITIVE_INFINITY, limit: 1.25 });
});
