import { expect, it } from "vitest";
import { loadSeconds } from "../../../../../runner/experiments/process-tree/tree-load.ts";

it("takes as long as fixed work is declared to take", () => {
  const serving = { workers: 3, cores: 2 };
  const fixed = { work: "fixed", executor: "worker" } as const;
  expect(Math.round(loadSeconds(serving, { ...fixed, expectedSeconds: 20 }))).toBe(40);
  expect(loadSeconds(serving, fixed)).toBeLessThan(1);
});
