import { expect, it } from "vitest";
import { lawsOf, predictedSeconds } from "../../../../content/findings/bursts/laws.ts";
import { fixtureRun } from "../../../fixture/run.ts";

const run = await fixtureRun();
const fits = (endpoint: string) => lawsOf(run, endpoint).map(({ fit }) => fit);

it("finds the law by which each target served", () => {
  expect(fits("sync-cpubound").map((fit) => fit?.law)).toEqual(["serial", "queued and shared", "shared"]);
  expect(fits("processpool-cpubound")).toMatchObject([{ law: "staircase", slots: 2 }]);
  expect(fits("threadpool-cpubound?work=python")).toMatchObject([{ law: "shared", cores: expect.closeTo(1, 1) }]);
});

it("finds where the thread pool ends, which shows just above its size", () => {
  expect(fits("threadpool-iobound")).toMatchObject([{ law: "staircase", slots: 40 }]);
  expect(fits("sync-iobound")).toMatchObject([{ slots: 3 }, { slots: 5 }]);
});

it("predicts the time of a burst that was never sent", () => {
  const [serial] = lawsOf(run, "sync-cpubound");
  expect(serial && predictedSeconds(serial, 20)).toBeCloseTo(20 * 0.253, 0);
});

it("fits nothing where no burst of one was measured", () => {
  const sweeps = run.plan.sweeps.map((sweep) => ({ ...sweep, levels: [2, 3] }));
  const [law] = lawsOf({ ...run, plan: { ...run.plan, sweeps } }, "sync-cpubound");
  expect(law?.fit).toBeNull();
  expect(law && predictedSeconds(law, 2)).toBeNull();
});
