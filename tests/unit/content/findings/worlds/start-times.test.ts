import { expect, it } from "vitest";
import { startTimes } from "../../../../../content/findings/worlds/start-times.ts";
import type { World } from "../../../../../content/findings/worlds/world.ts";
import { pooledSpread } from "../../../../../content/statistics/pooled-spread.ts";
import { fixtureRun } from "../../../../fixture/made-run/run.ts";

const run = await fixtureRun();
const WORLD: World = {
  server: { slots: 1, cores: 2, serviceSeconds: 0.1, overheadSeconds: 0 },
  sharedSeconds: 0,
  noise: () => 0,
  factor: () => 1,
};
const sweepOf = (target: string, endpoint: string) => ({ target, endpoint });
const factorOf = (seed: number, spread: number, sweep: { target: string; endpoint: string }) =>
  startTimes(run, spread, seed)(sweep, WORLD)?.factor(5) ?? Number.NaN;

it("makes all that one target computes take as many times as long, and another target's another", () => {
  const direct = factorOf(1, 0.02, sweepOf("fastapianalytics", "sync-cpubound"));
  expect(direct).not.toBe(1);
  expect(factorOf(1, 0.02, sweepOf("fastapianalytics", "badasync-cpubound"))).toBe(direct);
  expect(factorOf(1, 0.02, sweepOf("flask1xanalytics", "sync-cpubound"))).not.toBe(direct);
});

it("has the spread that is asked for over many seeds, and none leaves the world as it is", () => {
  const sweep = sweepOf("fastapianalytics", "sync-cpubound");
  const logs = Array.from({ length: 4000 }, (_, seed) => Math.log(factorOf(seed, 0.02, sweep)));
  expect((pooledSpread([logs])?.standardDeviation ?? 0) / 0.02).toBeCloseTo(1, 1);
  expect(startTimes(run, 0, 1)(sweep, WORLD)).toBe(WORLD);
});

it("leaves waits as long as they are, and what was not measured unmeasured", () => {
  expect(factorOf(1, 0.02, sweepOf("fastapianalytics", "async-iobound"))).toBe(1);
  expect(startTimes(run, 0.02, 1)(sweepOf("fastapianalytics", "sync-cpubound"), null)).toBeNull();
});
