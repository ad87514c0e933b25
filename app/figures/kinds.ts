import type { Activity } from "../../content/findings/bursts/activity.ts";
import type { Waterfall } from "../../content/findings/bursts/waterfall.ts";
import type { CalibrationSpread } from "../../content/findings/calibration/calibrations.ts";
import { activityProps, marksOfActivity } from "./activity.tsx";
import { calibrationProps, marksOfCalibration } from "./calibration.tsx";
import type { Mark } from "./marks.ts";
import type { LineProps } from "./nivo.ts";
import { marksOfSweep, type SweepData, sweepProps } from "./sweep.tsx";
import { firstView, type SweepView } from "./view.ts";
import { marksOfWaterfall, waterfallProps } from "./waterfall.tsx";

/** What a figure draws, by its kind: plain data, so that it can cross from the build to the browser. */
export type FigureData =
  | { kind: "sweep"; data: SweepData }
  | { kind: "calibration"; data: CalibrationSpread[] }
  | { kind: "waterfall"; data: Waterfall[] }
  | { kind: "activity"; data: Activity[] };

/** The props of a figure in a view: the very same for the drawing made at build time and for the live one. */
export function propsOf(figure: FigureData, view: SweepView = firstView(figure)): LineProps {
  switch (figure.kind) {
    case "sweep":
      return sweepProps(figure.data, view);
    case "calibration":
      return calibrationProps(figure.data);
    case "waterfall":
      return waterfallProps(figure.data);
    case "activity":
      return activityProps(figure.data);
  }
}

/** Everything of a figure in a view that has exact values, in the order in which keys go through it. */
export function marksOf(figure: FigureData, view: SweepView = firstView(figure)): Mark[] {
  switch (figure.kind) {
    case "sweep":
      return marksOfSweep(figure.data, view);
    case "calibration":
      return marksOfCalibration(figure.data);
    case "waterfall":
      return marksOfWaterfall(figure.data);
    case "activity":
      return marksOfActivity(figure.data);
  }
}
