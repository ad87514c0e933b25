import { expect, it } from "vitest";
import { coldOf } from "../../../../../content/findings/bursts/cold.ts";
import { fixtureRun } from "../../../../fixture/made-run/run.ts";

it("keeps the first request ever apart from the warm ones", async () => {
  const [first] = coldOf(await fixtureRun());
  expect(first).toMatchObject({ coldSeconds: expect.closeTo(0.378), warmSeconds: expect.closeTo(0.253) });
});
