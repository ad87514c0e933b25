import { expect, it } from "vitest";
import { sweepsOf } from "../../../../content/findings/bursts/sweeps.ts";
import { waterfallsOf } from "../../../../content/findings/bursts/waterfall.ts";
import { lookUp, sayValue } from "../../../../content/findings/values.ts";
import type { Run } from "../../../../content/run/run.ts";
import { smallRun } from "../run/small-run.ts";
import { burstOf, request } from "./bursts/bursts.fixture.ts";

const one = burstOf([request(0.002, 0.198)]);
const two = burstOf([request(0.002, 0.198), request(0.198, 0.398)]);
const failed = burstOf([request(0, 0.1), request(0, 0.1)], { doubts: ["a request failed: reset"] });
const run: Run = { ...(await smallRun()), observations: [one, two, failed] };

it("gathers a sweep level by level and says which bursts do not count", () => {
  const [series] = sweepsOf(run, "sync-cpubound");
  expect(series?.levels.map(({ medianSeconds }) => medianSeconds)).toEqual([0.2, 0.4]);
  expect(series?.levels[1]?.distrusted).toEqual(["a request failed: reset"]);
});

it("keeps a level that was planned and not measured, without a time", () => {
  const [series] = sweepsOf({ ...run, observations: [one] }, "sync-cpubound");
  expect(series?.levels[1]).toMatchObject({ level: 2, seconds: [], medianSeconds: null, distrusted: [] });
});

it("finds the slope of a blocked server in units of one request", () => {
  expect(lookUp(run, "slope.sync-cpubound.fastapianalytics").number).toBeCloseTo(1);
});

it("says of a number that the run does not have that it was not measured", () => {
  expect(sayValue(lookUp(run, "total.sync-cpubound.flask1xanalytics.5"))).toBe("not measured");
  expect(sayValue(lookUp(run, "processes.fastapianalytics"))).toBe("not measured");
});

it("refuses a name that means nothing, listing those that do", () => {
  expect(() => lookUp(run, "speed.of.light")).toThrow(/expected one of cores, .*came "speed"/);
});

it("numbers workers by their first answer and leaves work unplaced when the clocks are two", () => {
  const burst = burstOf([request(0, 0.3, 12), request(0, 0.2, 11)]);
  const [shared] = waterfallsOf({ ...run, observations: [burst] }, "sync-cpubound");
  expect(shared?.requests.map(({ worker }) => worker)).toEqual([1, 2]);
  expect(shared?.requests[0]?.work).toMatchObject({ beganSeconds: 0, endedSeconds: 0.2 });
  const [separate] = waterfallsOf({ ...run, observations: [{ ...burst, clock: "separate" }] }, "sync-cpubound");
  expect(separate?.requests.map(({ work }) => work)).toEqual([null, null]);
});
