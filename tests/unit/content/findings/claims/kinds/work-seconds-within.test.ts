import { expect, it } from "vitest";
import { workSecondsWithin } from "../../../../../../content/findings/claims/kinds/work-seconds-within.ts";
import { fixtureRun } from "../../../../../fixture/made-run/run.ts";
import { changed } from "./changed-runs.fixture.ts";

const DIRECT = { endpoint: "sync-cpubound", target: "fastapianalytics" };

it("is made false by as much in bursts of one as in requests alone, also where the machine had become faster by then", async () => {
  const faster = changed(await fixtureRun(), DIRECT, () => 0.9);
  const test = workSecondsWithin(0.1, DIRECT);
  const change = test.falsification?.falsify(faster, 0.05);
  const server = { slots: 1, cores: Number.POSITIVE_INFINITY, serviceSeconds: 0.25, overheadSeconds: 0 };
  const slower = change?.world?.(DIRECT, { server, sharedSeconds: 0, noise: () => 0, factor: () => 1 }).factor(1);
  const falsified = change?.run?.(changed(faster, DIRECT, () => slower ?? 1));
  expect(slower).toBeCloseTo((1.1 * Math.exp(0.05)) / 0.9, 2);
  expect(falsified && test(falsified).evidence).toContain("FastAPI, 1 worker 1.16 (");
});
