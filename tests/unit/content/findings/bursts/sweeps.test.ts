import { expect, it } from "vitest";
import { sweepsOf } from "../../../../../content/findings/bursts/sweeps.ts";
import type { Run } from "../../../../../content/run/run.ts";
import { fixtureRun } from "../../../../fixture/made-run/run.ts";
import { smallRun } from "../../run/small-run.ts";
import { burstOf, request } from "./bursts.fixture.ts";

const one = burstOf([request(0.002, 0.198)]);
const two = burstOf([request(0.002, 0.198), request(0.198, 0.398)]);
const failed = burstOf([request(0, 0.1), request(0, 0.1, 7, { error: "reset" })]);
const run: Run = { ...(await smallRun()), observations: [one, two, failed] };

it("gathers a sweep level by level and says which bursts do not count", () => {
  const [series] = sweepsOf(run, "sync-cpubound");
  expect(series?.levels.map(({ medianSeconds }) => medianSeconds)).toEqual([0.2, 0.4]);
  expect(series?.levels[1]?.invalidReasons).toEqual(["1 of 2 requests failed, the first with: reset"]);
});

it("keeps a level that was planned and not measured, without a time", () => {
  const [series] = sweepsOf({ ...run, observations: [one] }, "sync-cpubound");
  expect(series?.levels[1]).toMatchObject({ level: 2, seconds: [], medianSeconds: null, invalidReasons: [] });
});

it("names bursts that are far off only where ten or more can tell", () => {
  const bursts = (count: number) =>
    Array.from({ length: count }, (_, index) => burstOf([request(0.002, index === 0 ? 9 : 0.2 + index / 1000)]));
  const farOff = (count: number) =>
    sweepsOf({ ...run, observations: bursts(count) }, "sync-cpubound")[0]?.levels[0]?.outlierSeconds;
  expect(farOff(9)).toBeNull();
  expect(farOff(10)?.map((seconds) => Math.round(seconds))).toEqual([9]);
});

it("shows workers that share two cores taking half as long as a blocked server", async () => {
  const five = sweepsOf(await fixtureRun(), "sync-cpubound").map(({ levels }) => levels.at(-1)?.medianSeconds);
  expect(five).toEqual([expect.closeTo(1.253, 3), expect.closeTo(0.628, 3), expect.closeTo(0.628, 3)]);
});
