import { expect, it } from "vitest";
import type { LinesData } from "../../../../../app/figures/lines/lines-data.ts";
import { linesTogether } from "../../../../../app/figures/lines/lines-together.ts";

function dataOf(...ids: string[]): LinesData {
  const lines = ids.map((id, place) => ({ id, label: id, place, sign: place, points: {} }));
  return { lines, choices: [{ name: "p50", label: "median" }], first: "p50" };
}

it("draws theirs in the colour of yours, and leaves out what only theirs has", () => {
  const both = linesTogether({ theirs: dataOf("b", "c", "a"), yours: dataOf("a", "b") });
  expect(both?.lines.map(({ id, place, sign, isBehind = false }) => [id, place, sign, isBehind])).toEqual([
    ["theirs-b", 1, 1, true],
    ["theirs-a", 0, 0, true],
    ["a", 0, 0, false],
    ["b", 1, 1, false],
  ]);
});

it("draws nothing where two runs have no line in common", () => {
  expect(linesTogether({ theirs: dataOf("c"), yours: dataOf("a") })).toBeNull();
});
