import { expect, it } from "vitest";
import { isMeasured, isUnasked } from "../../../../../../content/findings/claims/judge-claims.ts";
import { lawIs } from "../../../../../../content/findings/claims/kinds/laws/law-is.ts";
import { ofFullRuns } from "../../../../../../content/findings/claims/kinds/of-full-runs.ts";
import { fixtureRun } from "../../../../../fixture/made-run/run.ts";

it("a claim of full runs is not asked of a quick one, which says how many such runs would decide it", async () => {
  const run = await fixtureRun();
  const test = lawIs({ endpoint: "sync-cpubound", target: "fastapianalytics" }, "serial");
  const asked = ofFullRuns(24, test);
  const [full, quick] = (["full", "quick"] as const).map((name) => asked({ ...run, plan: { ...run.plan, name } }));
  expect(full).toEqual(test(run));
  expect(quick).toMatchObject({ verdict: "undecided", evidence: "24 of 100 such runs would decide it" });
  expect([full, quick].map((judged) => judged && [isMeasured(judged), isUnasked(judged)])).toEqual([
    [true, false],
    [false, true],
  ]);
  expect(asked.falsification).toBe(test.falsification);
});

it("a quick run that did not measure what such a claim is about says only that", async () => {
  const run = await fixtureRun();
  const nowhere = ofFullRuns(24, lawIs({ endpoint: "nowhere", target: "fastapianalytics" }, "serial"));
  expect(isUnasked(nowhere(run))).toBe(false);
  expect(nowhere(run)).toEqual(nowhere({ ...run, plan: { ...run.plan, name: "full" } }));
});
