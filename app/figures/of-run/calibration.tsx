import { calibrationsOf } from "../../../content/findings/calibrations.ts";
import { publishedOf } from "../../../content/reference/published.ts";
import type { Run } from "../../../content/run/run.ts";
import { Figure, type FigureHead } from "../figure.tsx";
import { Table } from "../table.tsx";

const milliseconds = (seconds: number | undefined) =>
  seconds === undefined ? "not measured" : (seconds * 1000).toFixed(2);

/** How much the time of one iteration varies, target by target. */
export function CalibrationFigure({ run, ...head }: Omit<FigureHead, "title"> & { run: Run }) {
  const spreads = calibrationsOf(run);
  return (
    <Figure
      figure={{ kind: "calibration", data: spreads }}
      {...head}
      title="How long one iteration takes on each target"
      caption="Each dot is one request of one iteration, from left to right in the order they were made. The line is the median, the band holds the middle half. The document's means are in the table: they are of another machine and have no spread, so that comparing them decides nothing (undecided)."
      table={
        <Table
          head={[
            "target",
            "samples",
            "lower quartile, ms",
            "median, ms",
            "upper quartile, ms",
            "iterations chosen",
            "published mean, ms",
          ]}
          rows={spreads.map((one) => [
            one.label,
            one.seconds.length,
            milliseconds(one.quartiles?.low),
            milliseconds(one.quartiles?.median),
            milliseconds(one.quartiles?.high),
            one.iterations ?? "none",
            publishedMean(one.target),
          ])}
        />
      }
    />
  );
}

/** The document's mean for a target of that name, on its own machine. */
function publishedMean(target: string): string {
  const published = publishedOf("calibration", target);
  return published ? milliseconds(published.meanSeconds) : "none";
}
