import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { MixedLoads, SteadyLoads } from "../../../../../../app/article/elements/tables/steady.tsx";
import { steadyRun, wholeLoad } from "../../../../content/findings/steady/steady-run.fixture.ts";

it("says in place of a table without rows that nothing was under steady load", async () => {
  const run = await steadyRun(...wholeLoad());
  const [loads, mixed] = [<SteadyLoads key="loads" run={run} />, <MixedLoads key="mixed" run={run} />];
  for (const table of [loads, mixed]) expect(renderToStaticMarkup(table)).toMatch(/<tbody><tr>/);
  const { steady } = run.plan;
  const without = { ...run, plan: { ...run.plan, steady: steady && { ...steady, loads: [], mixed: [] } } };
  expect(renderToStaticMarkup(<SteadyLoads run={without} />)).toMatch(/^<p class="missing">No endpoint of this run/);
  expect(renderToStaticMarkup(<MixedLoads run={without} />)).toMatch(/^<p class="missing">This run has no mixed/);
});
