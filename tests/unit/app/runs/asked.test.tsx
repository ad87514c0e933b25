import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { Asked } from "../../../../app/runs/asked.tsx";
import type { Endpoint } from "../../../../content/run/parts/endpoint.ts";
import type { Run } from "../../../../content/run/run.ts";
import { QUERY, queryRun } from "../../../fixture/made-run/query.ts";
import { fixtureRun } from "../../../fixture/made-run/run.ts";

const cellsOf = (run: Run) =>
  [...renderToStaticMarkup(<Asked run={run} />).matchAll(/<tr>(.*?)<\/tr>/g)].map(([, row = ""]) =>
    [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/g)].map(([, cell]) => cell),
  );

it("says what was asked and sent, by names, types and lengths, and which answer was right", async () => {
  const run = await queryRun();
  const endpoint = {
    ...{ ...QUERY, method: "POST" as const, path: "/orders", query: { last: "10", of: "{amount}" } },
    ...{ headers: ["authorization"], body: { type: "application/json", bytes: 40 } },
  };
  const asking = (one: Endpoint) =>
    cellsOf({ ...run, targets: run.targets.map((target) => ({ ...target, endpoints: [one] })) });
  const [, row] = asking(endpoint);
  expect(row).toEqual([
    ...["a query", "FastAPI, 1 worker", "POST /orders?last=10&amp;of={amount}"],
    ...["authorization, a body of 40 bytes, application/json", "fixed", "status 200, 10 at /rows"],
  ]);
  expect(asking({ ...endpoint, body: undefined })[1]?.[3]).toBe("authorization");
});

it("has a row for targets that were asked the same, none for what was not asked, and says once what all have", async () => {
  const run = await fixtureRun();
  const rows = cellsOf(run).filter(([label]) => label === "called directly, matrices");
  expect(rows).toEqual([
    [
      ...["called directly, matrices", "FastAPI, 1 worker; Flask, 3 workers; Flask, 5 workers"],
      ...["GET /test/sync-cpubound/{amount}", "matrix"],
    ],
  ]);
  expect(renderToStaticMarkup(<Asked run={run} />)).toContain("A right answer: status 200 in every row.");
});
