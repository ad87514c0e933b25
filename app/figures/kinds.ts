import type { Activity } from "../../content/findings/activity.ts";
import type { CalibrationSpread } from "../../content/findings/calibrations.ts";
import type { Waterfall } from "../../content/findings/waterfall.ts";
import { activityProps } from "./activity.tsx";
import { calibrationProps } from "./calibration.tsx";
import type { LineProps } from "./nivo.ts";
import { type SweepData, sweepProps } from "./sweep.tsx";
import { waterfallProps } from "./waterfall.tsx";

/** What a figure draws, by its kind: plain data, so that it can cross from the build to the browser. */
export type FigureData =
  | { kind: "sweep"; data: SweepData }
  | { kind: "calibration"; data: CalibrationSpread[] }
  | { kind: "waterfall"; data: Waterfall[] }
  | { kind: "activity"; data: Activity[] };

/** The props of a figure: the very same for the drawing made at build time and for the live one. */
export function propsOf(figure: FigureData): LineProps {
  switch (figure.kind) {
    case "sweep":
      return sweepProps(figure.data);
    case "calibration":
      return calibrationProps(figure.data);
    case "waterfall":
      return waterfallProps(figure.data);
    case "activity":
      return activityProps(figure.data);
  }
}
