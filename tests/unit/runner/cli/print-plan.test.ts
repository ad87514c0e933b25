import { expect, it, vi } from "vitest";
import type { Plan } from "../../../../content/run/plan.ts";
import { printPlan } from "../../../../runner/cli/print-plan.ts";
import { makePlan } from "../../../../runner/plan/make-plan.ts";
import { nodeSchedule } from "../../../../runner/schedule/node-schedule.ts";
import { threeServices } from "../services.fixture.ts";

const quick = makePlan({ plan: "quick", dryRun: false, seed: 1 }, threeServices);

/** The lines that are printed of the quick plan on so many nodes. */
function linesOn(count: number): { lines: string[]; nodes: NonNullable<Plan["nodes"]> } {
  const nodes = nodeSchedule(quick, count);
  const print = vi.spyOn(console, "log").mockReturnValue();
  const todo = [60, 65].map((estimateSeconds) => ({ kind: "burst" as const, target: "a", estimateSeconds }));
  printPlan({ ...quick, ...(nodes && { nodes }), models: ["a", "b", "c"] }, todo, 65);
  const lines = String(print.mock.lastCall?.[0]).split("\n");
  print.mockRestore();
  return { lines, nodes: nodes ?? [] };
}

it.each([
  [2, "node 1: a, c; node 2: b"],
  [3, "node 1: a; node 2: b; node 3: c"],
  [64, "node 1: a; node 2: b; node 3: c"],
])("says where targets and process models are, and how long one node would take, on %i nodes", (count, models) => {
  const { lines, nodes } = linesOn(count);
  expect(nodes).toHaveLength(quick.repetitions);
  for (const [repetition, row] of nodes.entries())
    for (const [target, node] of Object.entries(row))
      expect(lines.find((line) => line.includes(`repetition ${repetition + 1} on`))).toMatch(
        new RegExp(`node ${node + 1}: [^;]*\\b${target}\\b`),
      );
  expect(lines).toContainEqual(expect.stringMatching(new RegExp(`process models on ${models}$`)));
  expect(lines).toContainEqual(expect.stringMatching(/on one node all of it is estimated to take 2m 5s$/));
  expect(lines).toContainEqual(expect.stringMatching(/^Estimated: about 1m 5s /));
});

it("says nothing of nodes where one is enough", () => {
  expect(linesOn(1).lines.filter((line) => /node/.test(line))).toEqual([]);
});
