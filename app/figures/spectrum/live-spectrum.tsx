"use client";

import { LiveFigure, type LiveFigureProps } from "../explore/live-figure.tsx";
import { LinesControls } from "../lines/lines-controls.tsx";
import type { LinesData } from "../lines/lines-data.ts";
import { spectrumDrawing } from "./spectrum-drawing.tsx";

/** The interactive figure of the percentile spectrum. */
export function LiveSpectrum(props: LiveFigureProps<LinesData>) {
  return <LiveFigure drawing={spectrumDrawing} Controls={LinesControls} {...props} />;
}
