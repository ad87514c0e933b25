import { expect, it } from "vitest";
import { parseRun } from "../../../../content/run/parse.ts";
import { gappedRun } from "../../../fixture/made-run/gapped.ts";
import { fileOf, fixtureRun } from "../../../fixture/made-run/run.ts";

it.each([
  ["the whole fixture", fixtureRun],
  ["the fixture with gaps", gappedRun],
])("accepts %s as a run file", async (_, make) => {
  const run = await make();
  await expect(parseRun(await fileOf(run), "fixture.json")).resolves.toEqual(run);
});
