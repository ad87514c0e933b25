import { expect, it } from "vitest";
import type { Run } from "../../../../../content/run/run.ts";
import { isWhole, sizesIn } from "../../../../../runner/checks/bench/stored-run.ts";
import { fixtureRun } from "../../../../fixture/made-run/run.ts";
import { burstOf, request } from "../../../content/findings/bursts/bursts.fixture.ts";
import { openWindow, steadyOf } from "../../../content/findings/steady/window.fixture.ts";

const TESTED: Run["selfTest"] = {
  ...{ tookSeconds: 1, knownAnswers: [], crippledCaughtBy: ["lateness"], costs: [], availableCores: null },
};

it("takes what a plan takes from runs that took all of its steps, and tested their instrument", async () => {
  const run = await fixtureRun({ selfTest: TESTED });
  const decided: Run = { ...run, plan: { ...run.plan, untilDecided: { burstSeconds: 60 } } };
  const broken: Run = { ...run, status: "incomplete" };
  expect([run, decided, broken, { ...run, selfTest: null }].map(isWhole)).toEqual([true, false, false, false]);
});

it("tells the room of windows from that of requests, and has neither of a run without them", () => {
  const [window, burst] = [steadyOf(openWindow()), burstOf([request(0, 1), request(0, 2)])];
  const bytes = Buffer.byteLength(JSON.stringify(window));
  expect(sizesIn({ bytes: 2 * bytes + 600, run: { observations: [window, burst, window] } })).toEqual({
    requestBytes: 300,
    windowKilobytes: bytes / 1e3,
  });
  expect(sizesIn({ bytes: 600, run: { observations: [] } })).toEqual({ requestBytes: null, windowKilobytes: null });
});
