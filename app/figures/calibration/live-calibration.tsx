"use client";

import type { CalibrationSpread } from "../../../content/findings/calibration/calibrations.ts";
import { LiveFigure, type LiveFigureProps } from "../explore/live-figure.tsx";
import { calibrationDrawing } from "./calibration-drawing.tsx";

/** The figure of calibrations in the browser. */
export function LiveCalibration(props: LiveFigureProps<CalibrationSpread[]>) {
  return <LiveFigure drawing={calibrationDrawing} {...props} />;
}
