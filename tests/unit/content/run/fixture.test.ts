import { expect, it } from "vitest";
import { parseRun } from "../../../../content/run/parse.ts";
import { gappedRun } from "../../../fixture/gapped.ts";
import { fixtureRun } from "../../../fixture/run.ts";

it.each([
  ["the whole fixture", fixtureRun],
  ["the fixture with gaps", gappedRun],
])("accepts %s as a run file", async (_, make) => {
  const run = await make();
  await expect(parseRun(JSON.stringify(run), "fixture.json")).resolves.toEqual(run);
});
