import { expect, it } from "vitest";
import { ownRatio } from "../../../../../../content/findings/baseline/compared/own-means.ts";
import { startVariance } from "../../../../../../content/findings/starts/start-variance.ts";
import { quantileOfT } from "../../../../../../content/statistics/t-quantile.ts";
import { fixtureRun } from "../../../../../fixture/made-run/run.ts";

const run = await fixtureRun();
const flask = { target: "flask1xanalytics", endpoint: "sync-cpubound" };
const fastapi = { target: "fastapianalytics", endpoint: "sync-cpubound" };

it("is the mean over the levels that both have, whose own effect is no noise", () => {
  const found = ownRatio(run, flask, fastapi, [1, 2, 3, 4, 5]);
  expect(found?.levels).toEqual([1, 2, 3, 5]);
  expect(found?.estimate).toBeGreaterThan(1.3);
  // The fixture's bursts repeat each other exactly, although the ratio is 1 at one level and about 2 at others: what is not
  // known is how much of it is owed to one start of each.
  const { variance, freedom } = startVariance(run, flask, fastapi) ?? { variance: 0, freedom: 1 };
  expect(Math.log((found?.high ?? 0) / (found?.low ?? 1))).toBeCloseTo(
    2 * quantileOfT(0.975, freedom) * Math.sqrt(variance),
    9,
  );
});

it("leaves out bursts that do not count, and is unknown where no level is left", () => {
  const observations = run.observations.map((seen) =>
    seen.kind === "burst" && seen.target === "flask1xanalytics" && seen.level === 5
      ? { ...seen, requests: seen.requests.map((one) => ({ ...one, error: "reset" })) }
      : seen,
  );
  expect(ownRatio({ ...run, observations }, flask, fastapi, [1, 2, 3, 5])?.levels).toEqual([1, 2, 3]);
  expect(ownRatio({ ...run, observations }, flask, fastapi, [5])).toBeNull();
});
