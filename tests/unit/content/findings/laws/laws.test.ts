import { expect, it } from "vitest";
import { lawsOf, predictedSeconds } from "../../../../../content/findings/laws/laws.ts";
import { sayLaw } from "../../../../../content/findings/laws/say-law.ts";
import { parseRun } from "../../../../../content/run/parse.ts";
import { fixtureRun } from "../../../../fixture/made-run/run.ts";
import { storedFile } from "../../../../fixture/run-files/stored.ts";

const run = await fixtureRun();
const found = (endpoint: string) =>
  lawsOf(run, endpoint).map(({ observed, fit }) => ({ law: observed?.law, slots: fit?.slots, cores: fit?.cores }));

it("has the law by which each target served, and the cores that were at work", () => {
  expect(found("sync-cpubound")).toMatchObject([
    { law: "serial", slots: 1 },
    { law: "queued and shared", slots: 3, cores: expect.closeTo(2, 1) },
    { law: "shared", slots: 5, cores: expect.closeTo(2, 1) },
  ]);
  expect(found("processpool-cpubound")).toMatchObject([{ law: "staircase", slots: 2 }]);
  expect(found("threadpool-cpubound?work=python")).toMatchObject([{ law: "shared", cores: expect.closeTo(1, 1) }]);
});

it("has the size of a thread pool from how many were at work at once", () => {
  expect(found("threadpool-iobound")).toMatchObject([{ law: "staircase", slots: 40 }]);
  expect(found("sync-iobound")).toMatchObject([{ slots: 3 }, { slots: 5 }]);
});

it("predicts the time of a burst that was never sent", () => {
  const [serial] = lawsOf(run, "sync-cpubound");
  expect(serial && predictedSeconds(serial, 20)).toBeCloseTo(20 * 0.253, 0);
});

it("predicts the totals of a stored run's waits with what all requests of a burst share", async () => {
  const stored = await parseRun(await storedFile("newest"), "the stored run", true);
  const [awaited] = lawsOf(stored, "async-iobound");
  // Eighty take 1.28 times as long as one: to a twentieth, by both kinds of overhead.
  const predicted = awaited && (predictedSeconds(awaited, 80) ?? 0) / (awaited.soloSeconds ?? 1);
  expect(Math.abs(Math.log((predicted ?? 1) / 1.28))).toBeLessThan(0.05);
  expect(awaited?.fit?.sharedSeconds).toBeGreaterThan(0.0002);
  expect(awaited?.fit?.overheadSeconds).toBeGreaterThan(0.0002);
});

it("has no server where no burst of one was measured, and says what is not known", () => {
  const sweeps = run.plan.sweeps.map((sweep) => ({ ...sweep, levels: [2, 3] }));
  const [law] = lawsOf({ ...run, plan: { ...run.plan, sweeps } }, "sync-cpubound");
  expect(law?.fit).toBeNull();
  expect(law && predictedSeconds(law, 2)).toBeNull();
  const once = {
    ...run,
    observations: run.observations.filter((seen) => seen.kind !== "burst" || seen.repetition < 1),
  };
  expect(sayLaw(run, "sync-cpubound", "fastapianalytics")).toBe("serial");
  expect(sayLaw(once, "sync-cpubound", "fastapianalytics")).toBe("undecided");
  expect(sayLaw({ ...run, observations: [] }, "sync-cpubound", "fastapianalytics")).toBeNull();
});
