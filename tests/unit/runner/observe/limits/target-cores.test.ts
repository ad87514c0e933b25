import { expect, it } from "vitest";
import { coresOfUpstream, targetCores } from "../../../../../runner/observe/limits/target-cores.ts";
import { EXIT } from "../../../../../runner/program/exit-error.ts";

it("gives the slow service a core that the targets leave, and theirs where they leave none", () => {
  expect(coresOfUpstream([0, 1], [0, 1])).toEqual([0, 1]);
  expect(coresOfUpstream([0, 1], [0, 1, 2, 3])).toEqual([3]);
});

it("takes the cores that are asked for, of those that there are, else the first two", () => {
  expect(targetCores(undefined, [2, 3, 5])).toEqual([2, 3]);
  expect(targetCores([5], [2, 3, 5])).toEqual([5]);
  expect(() => targetCores([0, 2], [2, 3, 5])).toThrow(
    expect.objectContaining({ message: "--cores: expected cores among 2,3,5, got 0", exitCode: EXIT.usage }),
  );
});
