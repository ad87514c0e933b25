import { publishedOf } from "../../../content/baselines/published.ts";
import { calibrationsOf } from "../../../content/findings/calibration/calibrations.ts";
import type { Column } from "../../tables/dataset.ts";
import type { FigureOf } from "../content.ts";

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
export const calibration: FigureOf<object> = (run) => {
  const spreads = calibrationsOf(run);
  return {
    title: "How long one iteration takes on each target",
    figure: { kind: "calibration", data: spreads },
    caption:
      "Each dot is one request of one iteration, from left to right in the order they were made. The line is the median, the band holds the middle half. The document's means are in the table: they are of another machine and have no spread, so that comparing them decides nothing (undecided).",
    dataset: {
      columns: COLUMNS,
      rows: spreads.map(({ target, label, seconds, quartiles, iterations }) => [
        label,
        seconds.length,
        milliseconds(quartiles?.low),
        milliseconds(quartiles?.median),
        milliseconds(quartiles?.high),
        iterations,
        seconds.map((one) => milliseconds(one)?.toFixed(2)).join(" ") || null,
        milliseconds(publishedOf("calibration", target)?.meanSeconds),
      ]),
    },
  };
};

/** To the nanosecond, or nothing. */
function milliseconds(seconds: number | undefined): number | null {
  return seconds === undefined ? null : Number((seconds * 1000).toFixed(6));
}
