import { expect, it } from "vitest";
import { growthOf } from "../../../../../content/findings/values/sweep-values.ts";
import { fixtureRun } from "../../../../fixture/made-run/run.ts";

it("has the growth of a blocked server, which takes n times as long for n requests", async () => {
  const growth = growthOf({ target: "fastapianalytics", endpoint: "sync-cpubound" });
  expect(growth(await fixtureRun()).number).toBeCloseTo(1, 1);
});
