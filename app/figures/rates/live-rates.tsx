"use client";

import { LiveFigure, type LiveFigureProps } from "../explore/live-figure.tsx";
import type { RateRow } from "./rates-data.ts";
import { ratesDrawing } from "./rates-drawing.tsx";

/** A figure of rates in the browser. */
export function LiveRates(props: LiveFigureProps<RateRow[]>) {
  return <LiveFigure drawing={ratesDrawing} {...props} />;
}
