"use client";

import { LiveFigure, type LiveFigureProps } from "../explore/live-figure.tsx";
import { LinesControls } from "../lines/lines-controls.tsx";
import type { OverTimeData } from "./over-time-data.ts";
import { overTimeDrawing } from "./over-time-drawing.tsx";

/** The interactive figure of latency over time. */
export function LiveOverTime(props: LiveFigureProps<OverTimeData>) {
  return <LiveFigure drawing={overTimeDrawing} Controls={LinesControls} {...props} />;
}
