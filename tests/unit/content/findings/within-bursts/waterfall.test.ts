import { expect, it } from "vitest";
import { waterfallsOf } from "../../../../../content/findings/within-bursts/waterfall.ts";
import { gappedRun } from "../../../../fixture/made-run/gapped.ts";
import { fixtureRun } from "../../../../fixture/made-run/run.ts";
import { smallRun } from "../../run/small-run.ts";
import { burstOf, request } from "../bursts/bursts.fixture.ts";

it("numbers workers by their first answer and leaves work unplaced when the clocks are two", async () => {
  const run = await smallRun();
  const burst = burstOf([request(0, 0.3, 12), request(0, 0.2, 11)]);
  const [shared] = waterfallsOf({ ...run, observations: [burst] }, "sync-cpubound");
  expect(shared?.requests.map(({ worker }) => worker)).toEqual([1, 2]);
  expect(shared?.requests[0]?.work).toMatchObject({ beganSeconds: 0, endedSeconds: 0.2 });
  const [separate] = waterfallsOf({ ...run, observations: [{ ...burst, clock: "separate" }] }, "sync-cpubound");
  expect(separate?.requests.map(({ work }) => work)).toEqual([null, null]);
});

it("draws every planned target, also one of which nothing was measured", async () => {
  const drawn = waterfallsOf(await gappedRun(), "sync-cpubound").map(({ target, requests, note }) => [
    target,
    requests.length,
    note,
  ]);
  expect(drawn).toEqual([
    ["fastapianalytics", 5, null],
    ["flask1xanalytics", 5, null],
    ["flask2xanalytics", 0, "not measured"],
  ]);
});

it("draws a larger burst where no small one was planned", async () => {
  const run = await fixtureRun();
  const large = { ...run, plan: { ...run.plan, sweeps: run.plan.sweeps.map((sweep) => ({ ...sweep, levels: [5] })) } };
  expect(waterfallsOf(large, "sync-cpubound", 3).map(({ level }) => level)).toEqual([5, 5, 5]);
});
