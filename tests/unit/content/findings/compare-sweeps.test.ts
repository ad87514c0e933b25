import { expect, it } from "vitest";
import { coldOf } from "../../../../content/findings/bursts/cold.ts";
import { compareSweeps } from "../../../../content/findings/bursts/comparison.ts";
import { fixtureRun } from "../../../fixture/run.ts";

const run = await fixtureRun();
const flask = { target: "flask1xanalytics", endpoint: "sync-cpubound" };
const fastapi = { target: "fastapianalytics", endpoint: "sync-cpubound" };

it("compares two sweeps by all the levels and repetitions that both have", () => {
  const found = compareSweeps(run, flask, fastapi);
  expect(found?.pairs).toBe(8);
  expect(found?.ratio).toBeGreaterThan(1.3);
  expect(found?.low).toBeLessThanOrEqual(found?.ratio ?? 0);
});

it("decides nothing from fewer than six pairs", () => {
  expect(compareSweeps(run, flask, fastapi, [1, 2])).toBeNull();
});

it("leaves out pairs of which one burst does not count", () => {
  const observations = run.observations.map((seen) =>
    seen.kind === "burst" && seen.target === "flask1xanalytics" && seen.level === 5
      ? { ...seen, invalidReasons: ["the client was late"] }
      : seen,
  );
  expect(compareSweeps({ ...run, observations }, flask, fastapi)?.pairs).toBe(6);
});

it("keeps the first request ever apart from the warm ones", () => {
  const [first] = coldOf(run);
  expect(first).toMatchObject({ coldSeconds: expect.closeTo(0.378), warmSeconds: expect.closeTo(0.253) });
});
