import { expect, it } from "vitest";
import { answersMore } from "../../../../../content/findings/claims/kinds/steady/answers-more.ts";
import { sayLoadsNotComparable } from "../../../../../content/findings/steady/loads-on-nodes.ts";
import { highestRateRatio } from "../../../../../content/findings/values/steady-values.ts";
import type { Run } from "../../../../../content/run/run.ts";
import { ceilingAt, LOAD, steadyRun } from "./steady-run.fixture.ts";

const OTHER = { ...LOAD, target: "flask1xanalytics" } as const;
const more = answersMore(LOAD, OTHER);

/** A run in which both were loaded twice, on such nodes. */
async function loadedOn(own: [number, number], others: [number, number]): Promise<Run> {
  const windows = [200, 204].flatMap((rate, index) => [
    { ...ceilingAt(rate), node: own[index] },
    { ...ceilingAt(rate / 2), target: OTHER.target, node: others[index] },
  ]);
  const run = await steadyRun(...windows);
  return { ...run, plan: { ...run.plan, nodes: [{ [LOAD.target]: 0, [OTHER.target]: 1 }] } };
}

it("compares loads that were on the same nodes equally often", async () => {
  const run = await loadedOn([0, 1], [1, 0]);
  expect([sayLoadsNotComparable(run, LOAD, OTHER), more(run).verdict]).toEqual([null, "holds"]);
});

it("decides nothing between loads that were not, and says why", async () => {
  for (const run of [await loadedOn([0, 0], [1, 1]), await loadedOn([0, 1], [1, 1])])
    expect(more(run)).toMatchObject({
      verdict: "undecided",
      evidence: expect.stringMatching(/on the same nodes equally often/),
    });
});

it("gives no number either for what cannot be compared", async () => {
  const ratio = highestRateRatio(LOAD, OTHER);
  expect(ratio(await loadedOn([0, 1], [1, 0])).number).toBeCloseTo(2, 9);
  expect(ratio(await loadedOn([0, 0], [1, 1])).number).toBeNull();
});

it("asks no nodes of a run on one", async () => {
  const { plan, ...run } = await loadedOn([0, 0], [1, 1]);
  const { nodes: _, ...alone } = plan;
  expect(more({ ...run, plan: alone }).verdict).toBe("holds");
});
