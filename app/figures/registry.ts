import { activityFigures } from "./activity/activity-figure.ts";
import { calibrationFigures } from "./calibration/calibration-figure.ts";
import type { NamableFigure } from "./frame/figure-content.ts";
import { latencyFigures } from "./latency/latency-figure.ts";
import { overTimeFigures } from "./over-time/over-time-figure.ts";
import { capacityFigures } from "./rates/capacity-figure.ts";
import { connectionsFigures } from "./rates/connections-figure.ts";
import { spectrumFigures } from "./spectrum/spectrum-figure.ts";
import { sweepFigures } from "./sweep/sweep-figure.ts";
import { waterfallFigures } from "./waterfall/waterfall-figure.ts";

/**
 * Every figure that the article can name, by its name there: the one list of figures. Each kind of figure is a folder
 * here and a line below; whatever else has to know the names takes them from this list.
 */
export const FIGURES = {
  ...activityFigures,
  ...calibrationFigures,
  ...capacityFigures,
  ...connectionsFigures,
  ...latencyFigures,
  ...overTimeFigures,
  ...spectrumFigures,
  ...sweepFigures,
  ...waterfallFigures,
} satisfies Record<string, NamableFigure>;

/** The name of a figure in the article. */
type FigureName = keyof typeof FIGURES;

/** The names of all figures. */
export const FIGURE_NAMES = Object.keys(FIGURES) as FigureName[];

/** Makes something of every figure: components that show one or only note what it has, or its attributes. */
export function forEachFigure<T>(make: (figure: NamableFigure) => T): Record<FigureName, T> {
  return Object.fromEntries(FIGURE_NAMES.map((name) => [name, make(FIGURES[name])])) as Record<FigureName, T>;
}

/** What the article gives every figure, beside the attributes that are the figure's own. */
export interface FigureProps {
  id: string;
  /** Given when the article is compiled. */
  number: string;
  title?: string;
}
