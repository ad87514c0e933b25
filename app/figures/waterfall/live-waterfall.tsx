"use client";

import type { Waterfall } from "../../../content/findings/within-bursts/waterfall.ts";
import { LiveFigure, type LiveFigureProps } from "../explore/live-figure.tsx";
import { waterfallDrawing } from "./waterfall-drawing.tsx";

/** The figure of bursts request by request in the browser. */
export function LiveWaterfall(props: LiveFigureProps<Waterfall[]>) {
  return <LiveFigure drawing={waterfallDrawing} {...props} />;
}
