import { expect, it } from "vitest";
import { evidenceOf } from "../../../../../content/model/evidence.ts";
import { misfit, predictedLogs } from "../../../../../content/model/fit/misfit.ts";

const serial = { slots: 1, cores: 1, overheadSeconds: 0 };
const flat = { slots: 9, cores: Number.POSITIVE_INFINITY, overheadSeconds: 0 };
const evidence = evidenceOf([
  { level: 1, completions: [2] },
  { level: 2, completions: [2, 4] },
]);

it("predicts the measured seconds for one request alone, whatever the overhead", () => {
  for (const overheadSeconds of [0, 0.1, 1])
    expect(Math.exp(predictedLogs(1, { ...serial, overheadSeconds }, 2)[0] ?? 0)).toBeCloseTo(2, 12);
});

it("finds nothing amiss with the server that was measured", () => {
  expect(misfit(evidence, serial, 2)).toBeCloseTo(0, 12);
});

it("counts the squared logarithm of what is off, each burst alike", () => {
  // Flat predicts 2 and 2 for the burst of two: one of its two requests is off by a factor of two.
  expect(misfit(evidence, flat, 2)).toBeCloseTo(Math.log(2) ** 2 / 2 / 2, 12);
});
