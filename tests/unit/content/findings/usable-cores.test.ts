import { describe, expect, it } from "vitest";
import { burstsOfOneServer } from "../../../../content/findings/laws/bursts-of-one-server.ts";
import { coresOf, quotaOf, sayUsable, usableCores } from "../../../../content/findings/usable-cores.ts";
import type { TargetLimits } from "../../../../content/run/circumstances/limits.ts";
import type { Run } from "../../../../content/run/run.ts";
import { onNodes } from "../../../fixture/made-run/on-nodes.ts";
import { fixtureRun } from "../../../fixture/made-run/run.ts";

const TARGET = "flask2xanalytics";
const allowed = (cores: number | null, cpuQuotaCores: number | null = null): TargetLimits => ({
  ...{ cores, cpuQuotaCores, memoryBytes: null },
});

/**
 * A run whose targets are allowed so much on each of its nodes, of which they were on the second in each other repetition.
 */
async function limitedOn(...nodeLimits: (TargetLimits | null)[]): Promise<Run> {
  const run = await fixtureRun();
  const rows = Array.from({ length: run.plan.repetitions }, (_, repetition) =>
    Object.fromEntries(run.plan.targets.map((target) => [target, repetition % 2])),
  );
  const targets = run.targets.map((target) => ({ ...target, limits: null, nodeLimits }));
  return { ...onNodes(run, rows, [1, 1]), targets };
}

describe("what a target can use where its nodes allow it differently much", () => {
  it("is that on the node with the least, and on each its own", async () => {
    const run = await limitedOn(allowed(4, 1.5), allowed(2));
    expect([coresOf(run, TARGET), quotaOf(run, TARGET)]).toEqual([2, 1.5]);
    expect([undefined, 0, 1].map((node) => usableCores(run, TARGET, node))).toEqual([1.5, 1.5, 2]);
    expect(sayUsable(run, TARGET)).toBe("4 cores under a quota of 1.5 or 2 cores");
  });

  it("is what is known of the others where one did not say", async () => {
    const run = await limitedOn(null, allowed(1));
    expect([undefined, 0, 1].map((node) => usableCores(run, TARGET, node))).toEqual([1, 1, 1]);
    expect(sayUsable(run, TARGET)).toBe("one core");
  });

  it("is that of the run's cores where none said", async () => {
    const run = await limitedOn(null, null);
    expect(usableCores(run, TARGET, 1)).toBe(run.environment.targetCores.length);
  });

  it("is what bursts of a law have in common, which are those on the node with the least", async () => {
    const [{ endpoint = "" } = {}] = (await fixtureRun()).plan.sweeps.filter(({ target }) => target === TARGET);
    const nodesOf = (run: Run) => new Set(burstsOfOneServer(run, { target: TARGET, endpoint }).map(({ node }) => node));
    expect(nodesOf(await limitedOn(allowed(4), allowed(2)))).toEqual(new Set([1]));
    expect(nodesOf(await limitedOn(allowed(2), allowed(2)))).toEqual(new Set([0, 1]));
  });
});
