"use client";

import { LiveFigure, type LiveFigureProps } from "../explore/live-figure.tsx";
import type { CalibrationColumn } from "./calibration-data.ts";
import { calibrationDrawing } from "./calibration-drawing.tsx";

/** The figure of calibrations in the browser. */
export function LiveCalibration(props: LiveFigureProps<CalibrationColumn[]>) {
  return <LiveFigure drawing={calibrationDrawing} {...props} />;
}
