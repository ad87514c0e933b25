import { expect, it, vi } from "vitest";
import { printPlan } from "../../../../runner/cli/print-plan.ts";
import { makePlan } from "../../../../runner/plan/make-plan.ts";
import { nodeSchedule } from "../../../../runner/schedule/node-schedule.ts";
import { threeServices } from "../services.fixture.ts";

it("says where each target and each process model is, and how long one node would take, where there are several", () => {
  const quick = makePlan({ plan: "quick", dryRun: false, seed: 1 }, threeServices);
  const nodes = nodeSchedule(quick, 2);
  const print = vi.spyOn(console, "log").mockReturnValue();
  const todo = [60, 65].map((estimateSeconds) => ({ kind: "burst" as const, target: "a", estimateSeconds }));
  printPlan({ ...quick, ...(nodes && { nodes }), models: ["a", "b", "c"] }, todo, 65);
  const lines = String(print.mock.lastCall?.[0]).split("\n");
  print.mockRestore();
  for (const [repetition, row] of (nodes ?? []).entries())
    for (const [target, node] of Object.entries(row))
      expect(lines.find((line) => line.includes(`repetition ${repetition + 1} on`))).toMatch(
        new RegExp(`node ${node + 1}: [^;]*\\b${target}\\b`),
      );
  expect(lines).toContainEqual(expect.stringMatching(/process models on node 1: a, c; node 2: b$/));
  expect(lines).toContainEqual(expect.stringMatching(/on one node all of it is estimated to take 2m 5s$/));
  expect(lines).toContainEqual(expect.stringMatching(/^Estimated: about 1m 5s /));
});
