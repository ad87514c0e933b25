import { expect, it } from "vitest";
import { invalidWindow } from "../../../../../content/findings/steady/validity/invalid-window.ts";
import type { LoadWindow } from "../../../../../content/run/parts/load-window.ts";
import { loadWindowSchema } from "../../../../../content/run/parts/load-window.ts";
import { decodeHistogram, secondsAt } from "../../../../../content/statistics/histogram.ts";
import { type GeneratorResult, mergeWindows } from "../../../../../runner/load/spread/merge-windows.ts";
import type { Load } from "../../../../../runner/load/steady/load-window.ts";
import { keepSecret } from "../../../../../runner/program/secrets/secrets.ts";
import { closedWindow, encoded, openWindow } from "../../../content/findings/steady/window.fixture.ts";

const merge = (...results: GeneratorResult[]) => {
  const { loop, warmUpSeconds, seconds } = openWindow();
  return mergeWindows({ request: { use: "kept" } as Load["request"], loop, warmUpSeconds, seconds }, results);
};
const of = (window: LoadWindow): GeneratorResult => ({ window, startErrorSeconds: 0.0001 });

it("adds up counts and histograms of what several generators sent at once, as if one had sent it", () => {
  const slow = openWindow({ latency: encoded(Array(1000).fill(0.03)), sinceSent: encoded(Array(1000).fill(0.0299)) });
  const window = merge(of(openWindow()), of({ ...slow, inFlight: 2.99, errors: { timeout: 2 }, cpuShares: [0.3] }));
  expect(window).toMatchObject({ offered: 2000, answered: 2000, errors: { timeout: 2 }, inFlight: 3.98 });
  expect(window.cpuShares).toEqual([0.1, 0.1, 0.3]);
  const latency = decodeHistogram(window.latency ?? "");
  expect(latency.totalCount).toBe(2000);
  expect([secondsAt(latency, 0.49), secondsAt(latency, 0.51)].map((at) => at?.toFixed(3))).toEqual(["0.010", "0.030"]);
  expect(loadWindowSchema.parse(window)).toEqual(window);
});

it("has the longest latency of each slice from any of them, and went before other programs where all did", () => {
  const first = openWindow({ overTime: { longest: [0.01, null], unanswered: [0, 1] }, hadPrecedence: true });
  const second = openWindow({ overTime: { longest: [0.03, 0.02], unanswered: [2, 1] }, hadPrecedence: true });
  const { overTime, hadPrecedence } = merge(of(first), of(second));
  expect(overTime?.longest.slice(0, 3)).toEqual([0.03, 0.02, null]);
  expect(overTime?.unanswered.slice(0, 3)).toEqual([2, 2, 0]);
  expect(hadPrecedence).toBe(true);
  expect(merge(of(first), of({ ...second, hadPrecedence: false })).hadPrecedence).toBe(false);
  expect(merge(of(openWindow()))).not.toHaveProperty("overTime");
});

it("has no latencies of closed loops", () => {
  const window = merge(of(closedWindow()), of(closedWindow()));
  expect(window).toMatchObject({ answered: 2000, latency: null, inFlight: 31.8 });
});

it("does not count where one of many generators was the limit, though their sum would do", () => {
  const late = openWindow({ missed: { late: 30, full: 0 }, sent: 970 });
  const many = Array.from({ length: 63 }, () => of(openWindow()));
  expect(invalidWindow(merge(...many, of(openWindow())), 0)).toEqual([]);
  expect(invalidWindow(merge(...many, of(late)), 0)).toEqual(["load generator 64 of 64 sent 97% of what was due"]);
  const slow = openWindow({ latency: encoded([...Array(980).fill(0.01), ...Array(20).fill(0.02)]) });
  expect(invalidWindow(merge(...many, of(slow)), 0)).toEqual(["load generator 64 of 64 sent late"]);
});

it("does not count where a generator gave no result, and says why without what is secret", () => {
  keepSecret("10.99.0.77");
  const window = merge(of(openWindow()), { error: "connect ECONNREFUSED 10.99.0.77:7380" });
  const [reason] = invalidWindow(window, 0);
  expect(reason).toBe("load generator 2 of 2 gave no result: connect ECONNREFUSED (not shown):7380");
  expect(window.answered).toBe(1000);
});

it("makes a window that does not count where none gave a result", () => {
  const window = merge({ error: "gone" });
  expect(loadWindowSchema.parse(window)).toEqual(window);
  expect(invalidWindow(window, 0).join()).toMatch(/no request was due/);
});
