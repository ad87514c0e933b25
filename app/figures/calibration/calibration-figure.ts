import { publishedOf } from "../../../content/baselines/published-figures.ts";
import type { Baseline } from "../../../content/findings/baseline/baseline.ts";
import { type CalibrationSpread, calibrationsOf } from "../../../content/findings/calibration/calibrations.ts";
import type { Run } from "../../../content/run/run.ts";
import type { Cell, Column } from "../../tables/dataset.ts";
import { type FigureContent, type FigureKind, figureOf, namable } from "../frame/figure-content.ts";
import { type CalibrationColumn, columnsTogether } from "./calibration-data.ts";

/** See {@link FigureKind}. */
export const CALIBRATION: FigureKind<CalibrationColumn[], null> = {
  name: "calibration",
  drawing: async () => (await import("./calibration-drawing.tsx")).calibrationDrawing,
  Live: async () => (await import("./live-calibration.tsx")).LiveCalibration,
  together: columnsTogether,
};

const NOTE =
  "The table also has the means that the original notebook published. They come from another machine and have no spread, so they cannot be compared (verdict: undecided).";

const COLUMNS: Column[] = [
  { name: "target" },
  { name: "samples" },
  { name: "lower quartile", unit: "ms", decimals: 2 },
  { name: "median", unit: "ms", decimals: 2 },
  { name: "upper quartile", unit: "ms", decimals: 2 },
  { name: "iterations chosen", missing: "none" },
  { name: "each sample", unit: "ms", missing: "none" },
];

/** The column that is added where means were published. */
const PUBLISHED: Column = { name: "published mean", unit: "ms", decimals: 2, missing: "none" };

/** How much the time of one iteration varies, target by target; null where none was to compute. */
export function calibrationFigure(run: Run, baseline: Baseline | null = null): FigureContent | null {
  const spreads = calibrationsOf(run);
  if (spreads.length === 0) return null;
  return figureOf(CALIBRATION, {
    title: "How long one iteration takes on each target",
    data: spreads,
    caption:
      "The time of one iteration, measured repeatedly on each target. Each dot is one request, from top to bottom in the order they were made; the line is their median, and the band holds the middle half.",
    ...(baseline && { note: NOTE }),
    dataset: {
      columns: [...COLUMNS, ...(baseline ? [PUBLISHED] : [])],
      rows: spreads.map((spread) => [...rowOf(spread), ...(baseline ? [publishedMean(spread, baseline)] : [])]),
    },
  });
}

/** The figure, under the name by which the article uses it. */
export const calibrationFigures = {
  Calibration: namable({}, (run, _, baseline) => calibrationFigure(run, baseline)),
};

function publishedMean({ target }: CalibrationSpread, { figures }: Baseline): Cell {
  return milliseconds(publishedOf(figures, "calibration", target)?.meanSeconds);
}

function rowOf({ label, seconds, quartiles, iterations }: CalibrationSpread): Cell[] {
  return [
    label,
    seconds.length,
    milliseconds(quartiles?.low),
    milliseconds(quartiles?.median),
    milliseconds(quartiles?.high),
    iterations,
    seconds.map((one) => milliseconds(one)?.toFixed(2)).join(" ") || null,
  ];
}

/** To the nanosecond; null without a time. */
function milliseconds(seconds: number | undefined): number | null {
  return seconds === undefined ? null : Number((seconds * 1000).toFixed(6));
}
