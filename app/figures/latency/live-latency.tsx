"use client";

import { LiveFigure, type LiveFigureProps } from "../explore/live-figure.tsx";
import { LinesControls } from "../lines/lines-controls.tsx";
import type { LatencyData } from "./latency-data.ts";
import { latencyDrawing } from "./latency-drawing.tsx";

/** The interactive figure of latencies against rates. */
export function LiveLatency(props: LiveFigureProps<LatencyData>) {
  return <LiveFigure drawing={latencyDrawing} Controls={LinesControls} {...props} />;
}
