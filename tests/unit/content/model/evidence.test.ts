import { expect, it } from "vitest";
import { evidenceOf, meanSquaredDifference } from "../../../../content/model/evidence.ts";

it("splits the squared error of a prediction into that of the means and what lies within levels", () => {
  const bursts = [
    { level: 1, completions: [1] },
    { level: 2, completions: [1, 2] },
    { level: 2, completions: [1.5, 4] },
  ];
  const predicted = new Map([
    [1, [Math.log(1.2)]],
    [2, [Math.log(0.9), Math.log(3)]],
  ]);
  const direct = bursts.map(({ level, completions }) =>
    meanSquaredDifference(completions.map(Math.log), predicted.get(level) ?? []),
  );
  const { levels, within } = evidenceOf(bursts);
  const between = levels.map(
    ({ level, weight, logMeans }) => weight * meanSquaredDifference(logMeans, predicted.get(level) ?? []),
  );
  const total = (values: number[]) => values.reduce((sum, value) => sum + value, 0);
  expect(total(between) + within).toBeCloseTo(total(direct) / 3, 12);
});

it("weighs each burst the same, whatever its level", () => {
  const { levels } = evidenceOf([
    { level: 1, completions: [1] },
    { level: 3, completions: [1, 2, 3] },
    { level: 3, completions: [1, 2, 3] },
    { level: 3, completions: [1, 2, 3] },
  ]);
  expect(levels.map(({ level, weight }) => [level, weight])).toEqual([
    [1, 0.25],
    [3, 0.75],
  ]);
});

it("takes completions in any order", () => {
  expect(evidenceOf([{ level: 2, completions: [2, 1] }])).toEqual(evidenceOf([{ level: 2, completions: [1, 2] }]));
});

it("leaves out bursts that miss completions, have an impossible one, or are none", () => {
  expect(
    evidenceOf([
      { level: 3, completions: [1, 2] },
      { level: 2, completions: [0, 1] },
      { level: 2, completions: [1, Number.NaN] },
      { level: 0, completions: [] },
    ]).levels,
  ).toEqual([]);
});
