import { expect, it } from "vitest";
import { sweepFigure } from "../../../../../app/figures/sweep/sweep-figure.ts";
import { fixtureRun } from "../../../../fixture/made-run/run.ts";

const run = await fixtureRun();
const asked = { title: "Equal workers", endpoint: "sync-cpubound" };

it("says below a figure which of the targets it names are not in the run", () => {
  const targets = ["fastapianalytics", "flaskoneworker", "fastapiworkers"];
  const figure = sweepFigure(run, { ...asked, targets });
  expect(new Set(figure?.dataset.rows.map(([target]) => target))).toEqual(new Set(["FastAPI, 1 worker"]));
  expect(figure?.note).toMatch(/^Not measured in this run: flaskoneworker and fastapiworkers\. /);
  expect(sweepFigure(run, asked)?.note).not.toContain("Not measured in this run");
});

it("has no content where the run has none of the targets it names", () => {
  expect(sweepFigure(run, { ...asked, targets: ["flaskoneworker"] })).toBeNull();
});
