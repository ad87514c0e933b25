import { expect, it } from "vitest";
import { driftsOf, flaggedRepetitions } from "../../../../../content/findings/calibration/drift.ts";
import { calibration } from "../../../../fixture/made-run/observed.ts";
import { fixtureRun } from "../../../../fixture/made-run/run.ts";

const run = await fixtureRun();
const drifted = (slow: number) => ({
  ...run,
  observations: [calibration("fastapianalytics", "python", 0), calibration("fastapianalytics", "python", 1, slow)],
});

it("finds no drift where iterations take what they took", () => {
  expect(driftsOf(run).map(({ change }) => change)).toEqual([0, 0, 0]);
  expect(flaggedRepetitions(run)).toEqual([]);
});

it("flags a repetition before which an iteration took a tenth more or less than at first", () => {
  expect(driftsOf(drifted(1.2))).toMatchObject([{ change: expect.closeTo(0.2), isFlagged: true, repetition: 1 }]);
  expect(flaggedRepetitions(drifted(0.85))).toEqual([2]);
  expect(flaggedRepetitions(drifted(1.09))).toEqual([]);
});

it("knows no drift where the first calibration is missing", () => {
  const later = { ...run, observations: [calibration("fastapianalytics", "matrix", 1)] };
  expect(driftsOf(later)).toMatchObject([{ change: null, isFlagged: false }]);
});
