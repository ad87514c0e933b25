import { z } from "zod";
import { publishedOf } from "../../../content/baselines/published-figures.ts";
import { type CalibrationSpread, calibrationsOf } from "../../../content/findings/calibration/calibrations.ts";
import type { Run } from "../../../content/run/run.ts";
import type { Cell, Column } from "../../tables/dataset.ts";
import { type FigureContent, type FigureKind, figureOf, namable } from "../frame/figure-content.ts";

const CALIBRATION: FigureKind<CalibrationSpread[], null> = {
  drawing: async () => (await import("./calibration-drawing.tsx")).calibrationDrawing,
  Live: async () => (await import("./live-calibration.tsx")).LiveCalibration,
};

const COLUMNS: Column[] = [
  { name: "target" },
  { name: "samples" },
  { name: "lower quartile", unit: "ms", decimals: 2 },
  { name: "median", unit: "ms", decimals: 2 },
  { name: "upper quartile", unit: "ms", decimals: 2 },
  { name: "iterations chosen", missing: "none" },
  { name: "each sample", unit: "ms", missing: "none" },
  { name: "published mean", unit: "ms", decimals: 2, missing: "none" },
];

/** How much the time of one iteration varies, target by target. */
export function calibrationFigure(run: Run): FigureContent {
  const spreads = calibrationsOf(run);
  return figureOf(CALIBRATION, {
    title: "How long one iteration takes on each target",
    data: spreads,
    caption:
      "The time of one iteration, measured repeatedly on each target. Each dot is one request, from left to right in the order they were made; the line is their median, and the band holds the middle half.",
    note: "The table also has the means that the original notebook published. They come from another machine and without a spread, so comparing them decides nothing (undecided).",
    dataset: { columns: COLUMNS, rows: spreads.map(rowOf) },
  });
}

/** The figure under the name that the article has for it. */
export const calibrationFigures = {
  Calibration: namable(z.object({}), calibrationFigure),
};

function rowOf({ target, label, seconds, quartiles, iterations }: CalibrationSpread): Cell[] {
  return [
    label,
    seconds.length,
    milliseconds(quartiles?.low),
    milliseconds(quartiles?.median),
    milliseconds(quartiles?.high),
    iterations,
    seconds.map((one) => milliseconds(one)?.toFixed(2)).join(" ") || null,
    milliseconds(publishedOf("calibration", target)?.meanSeconds),
  ];
}

/** To the nanosecond; null without a time. */
function milliseconds(seconds: number | undefined): number | null {
  return seconds === undefined ? null : Number((seconds * 1000).toFixed(6));
}
