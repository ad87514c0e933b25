import { expect, it } from "vitest";
import { coldOf } from "../../../../../content/findings/bursts/cold.ts";
import type { Run } from "../../../../../content/run/run.ts";
import { fixtureRun } from "../../../../fixture/made-run/run.ts";

it("keeps the first request ever apart from the warm ones", async () => {
  const run = await fixtureRun();
  const [first, ...others] = coldOf(run);
  expect(first).toMatchObject({ coldSeconds: expect.closeTo(0.378), warmSeconds: expect.closeTo(0.253) });
  expect(others).toHaveLength(run.plan.sweeps.length - 1);
});

it("compares each with warm requests to the same target", async () => {
  const run = await fixtureRun();
  const [first] = coldOf(run);
  const isWarm = (seen: Run["observations"][number]) =>
    seen.kind === "burst" && !seen.cold && seen.target === first?.target;
  const without = coldOf({ ...run, observations: run.observations.filter((seen) => !isWarm(seen)) });
  const unknown = without.filter(({ warmSeconds }) => warmSeconds === null);
  expect([...new Set(unknown.map(({ target }) => target))]).toEqual([first?.target]);
});
