import { expect, it } from "vitest";
import { busiestShares } from "../../../../../content/findings/bursts/busiest-share.ts";
import { servedBy } from "../../../../../content/findings/worlds/falsified.ts";
import { fixtureRun } from "../../../../fixture/made-run/run.ts";

const run = await fixtureRun();
const SWEEP = { target: "flask1xanalytics", endpoint: "sync-iobound" };

/** The same run in which each request of every burst was worked on by the process that its place says. */
function shared(pidOf: (place: number) => number) {
  const observations = run.observations.map((seen) => (seen.kind === "burst" ? servedBy(seen, pidOf) : seen));
  return busiestShares({ ...run, observations }, SWEEP);
}

it("is that of the process with the most requests, in each of the largest bursts", () => {
  expect(shared(() => 1)).toEqual(shared(() => 1).map(() => 1));
  const largest = Math.max(
    ...run.plan.sweeps.filter(({ endpoint }) => endpoint === SWEEP.endpoint).flatMap((one) => one.levels),
  );
  for (const share of shared((place) => place % 2)) expect(share).toBeCloseTo(Math.ceil(largest / 2) / largest);
});

it("is unknown where nothing was measured", () => {
  expect(busiestShares({ ...run, observations: [] }, SWEEP)).toEqual([]);
});
