import { describe, expect, it } from "vitest";
import { figuresOfRun } from "../../../../app/figures/run-figures.ts";
import { waterfallFigure } from "../../../../app/figures/waterfall/waterfall-figure.ts";
import { servesAtOnce } from "../../../../content/findings/claims/kinds/laws/law-is.ts";
import { processesBeyondWorkersAre } from "../../../../content/findings/claims/kinds/processes/process-counts.ts";
import { NOT_MEASURED } from "../../../../content/findings/claims/verdict.ts";
import { gapsOf } from "../../../../content/findings/gaps.ts";
import { observedLawOf } from "../../../../content/findings/laws/observed-laws.ts";
import { treesOf } from "../../../../content/findings/processes/trees.ts";
import { activityOn } from "../../../../content/findings/within-bursts/activity.ts";
import type { Run } from "../../../../content/run/run.ts";
import { QUERY, queryRun } from "../../../fixture/made-run/query.ts";

const asked = await queryRun();
/** The same of a service that keeps no contract, and of which nothing is declared but its endpoint. */
const run: Run = {
  ...asked,
  targets: asked.targets.map((target) => ({ ...target, contract: false, workers: null, tree: [] })),
  observations: asked.observations.filter(({ kind }) => kind !== "snapshot"),
};
const target = run.plan.targets[0] ?? "";
const sweep = { target, endpoint: QUERY.name };

describe("a run of a service of which nothing is declared but an endpoint", () => {
  it("lacks nothing: the service was not asked for what it does not have", () => {
    expect(gapsOf(run)).toEqual([]);
    const kept = run.targets.map((one) => ({ ...one, contract: true }));
    expect(gapsOf({ ...run, targets: kept })).toMatchObject([{ missing: ["processes at rest"] }]);
  });

  it("shows its processes as the system calls them, and calls none of them unexpected", () => {
    const [idle] = treesOf(run, [target]);
    expect(idle?.processes?.map(({ role }) => role)).toEqual(idle?.processes?.map(() => "not declared"));
    expect(idle?.mismatches).toEqual([]);
  });

  it("leaves claims that need its workers without a verdict, and says of others what they rest on", () => {
    expect(processesBeyondWorkersAre(target, 1)(run)).toBe(NOT_MEASURED);
    expect(servesAtOnce(sweep, "workers")(run)).toBe(NOT_MEASURED);
    expect(servesAtOnce(sweep, 1)(run).evidence).toMatch(/completions alone, since it is not known when each request/);
  });

  it.each(["fixed", "wait"] as const)("has a law from answers alone and a figure of each kind for %s work", (work) => {
    const sweeps = run.plan.sweeps.map((one) => ({ ...one, work, workSeconds: work === "wait" ? 0.04 : null }));
    const worked = { ...run, plan: { ...run.plan, sweeps } };
    expect(observedLawOf(worked, sweep)).toMatchObject({ law: "serial", isWeaker: true });
    const drawn = figuresOfRun(worked, null).map(({ id, content }) => [id, content !== null]);
    expect(drawn).toEqual([
      ["total-last-orders", true],
      ["requests-last-orders", true],
    ]);
  });

  it("is drawn request by request, and the caption explains no bar that is not there", () => {
    const figure = waterfallFigure(run, { title: "One burst", endpoint: QUERY.name });
    expect(figure?.caption).toMatch(/^How long each request of one burst took\./);
    expect(figure?.caption).not.toContain("thick bar");
    expect(figure?.note).toMatch(/^When FastAPI.* served each request is not known: the answers do not tell\.$/);
  });

  it("shows nothing of processes that it did not see during a burst", () => {
    expect(activityOn(run, QUERY.name).map(({ note }) => note)).toEqual(["not visible"]);
  });
});
