import { expect, it } from "vitest";
import { sweepsOf } from "../../../../content/findings/bursts/sweeps.ts";
import { processes } from "../../../../content/findings/values/run-values.ts";
import { total } from "../../../../content/findings/values/sweep-values.ts";
import { lookUp, sayValue } from "../../../../content/findings/values/value.ts";
import { waterfallsOf } from "../../../../content/findings/within-bursts/waterfall.ts";
import type { Run } from "../../../../content/run/run.ts";
import { smallRun } from "../run/small-run.ts";
import { burstOf, request } from "./bursts/bursts.fixture.ts";

const one = burstOf([request(0.002, 0.198)]);
const two = burstOf([request(0.002, 0.198), request(0.198, 0.398)]);
const failed = burstOf([request(0, 0.1), request(0, 0.1, 7, { error: "reset" })]);
const small = await smallRun();
const run: Run = { ...small, observations: [one, two, failed] };

it("gathers a sweep level by level and says which bursts do not count", () => {
  const [series] = sweepsOf(run, "sync-cpubound");
  expect(series?.levels.map(({ medianSeconds }) => medianSeconds)).toEqual([0.2, 0.4]);
  expect(series?.levels[1]?.invalidReasons).toEqual(["1 of 2 requests failed, the first with: reset"]);
});

it("keeps a level that was planned and not measured, without a time", () => {
  const [series] = sweepsOf({ ...run, observations: [one] }, "sync-cpubound");
  expect(series?.levels[1]).toMatchObject({ level: 2, seconds: [], medianSeconds: null, invalidReasons: [] });
});

it("says of a number that the run does not have that it was not measured", () => {
  expect(sayValue(total({ target: "flask1xanalytics", endpoint: "sync-cpubound" })(run))).toBe("not measured");
  expect(sayValue(processes("fastapianalytics")(run))).toBe("not measured");
});

it.each(["top", "top -b -n 2"])("counts the processes that a target lists without its %s", (command) => {
  const row = { state: "S", cpuShare: null, residentBytes: null, virtualBytes: null, cpuTime: null };
  const rows = ["uvicorn", "topology", command].map((one, pid) => ({ ...row, pid, command: one }));
  const observations = small.observations.map((seen) =>
    seen.kind === "snapshot" ? { ...seen, rows, error: null } : seen,
  );
  expect(processes("fastapianalytics")({ ...small, observations }).number).toBe(2);
});

it("names bursts that are far off only where ten or more can tell", () => {
  const bursts = (count: number) =>
    Array.from({ length: count }, (_, index) => burstOf([request(0.002, index === 0 ? 9 : 0.2 + index / 1000)]));
  const farOff = (count: number) =>
    sweepsOf({ ...run, observations: bursts(count) }, "sync-cpubound")[0]?.levels[0]?.outlierSeconds;
  expect(farOff(9)).toBeNull();
  expect(farOff(10)?.map((seconds) => Math.round(seconds))).toEqual([9]);
});

it("refuses an id that there is not, listing those that there are", () => {
  const values = { processes: processes("fastapianalytics") };
  expect(() => lookUp(values, "speed", run)).toThrow(/expected a value among processes, got "speed"$/);
  expect(() => lookUp(values, "constructor", run)).toThrow(/got "constructor"$/);
});

it("numbers workers by their first answer and leaves work unplaced when the clocks are two", () => {
  const burst = burstOf([request(0, 0.3, 12), request(0, 0.2, 11)]);
  const [shared] = waterfallsOf({ ...run, observations: [burst] }, "sync-cpubound");
  expect(shared?.requests.map(({ worker }) => worker)).toEqual([1, 2]);
  expect(shared?.requests[0]?.work).toMatchObject({ beganSeconds: 0, endedSeconds: 0.2 });
  const [separate] = waterfallsOf({ ...run, observations: [{ ...burst, clock: "separate" }] }, "sync-cpubound");
  expect(separate?.requests.map(({ work }) => work)).toEqual([null, null]);
});
