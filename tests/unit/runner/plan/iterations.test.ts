import { expect, it } from "vitest";
import type { RequestRecord } from "../../../../content/run/parts/request.ts";
import { iterationsFor } from "../../../../runner/plan/iterations.ts";

const sample = (serviceSeconds: number | null): RequestRecord => ({
  createdSeconds: 0,
  connectedSeconds: 0,
  sentSeconds: 0,
  firstByteSeconds: 1,
  lastByteSeconds: 1,
  status: 200,
  error: serviceSeconds === null ? "failed" : null,
  work:
    serviceSeconds === null
      ? null
      : { pid: 1, iterations: 1, serviceSeconds, beganSeconds: 0, endedSeconds: 1, concurrentTasks: null },
});
const calibration = (...seconds: (number | null)[]) => seconds.map(sample);

it("fills the wanted seconds by the median, which one slow sample does not move", () => {
  expect(iterationsFor(2, calibration(0.03, 0.034, 0.032, 0.034, 9))).toBe(59);
});

it("asks for at least one iteration and at most what targets accept", () => {
  expect(iterationsFor(0.01, calibration(1))).toBe(1);
  expect(iterationsFor(1000, calibration(0.000_01))).toBe(10_000_000);
});

it("is rounded, not cut: neither misses what is wanted by a whole iteration", () => {
  expect(iterationsFor(0.16, calibration(0.0163))).toBe(10);
  expect(iterationsFor(0.16, calibration(0.0155))).toBe(10);
});

it("decides nothing without a verified sample", () => {
  expect(iterationsFor(2, calibration(null, null))).toBeUndefined();
});
