import type { Run } from "../../../content/run/run.ts";
import type { FigureContent } from "../content.ts";
import { activity } from "./activity.ts";
import { calibration } from "./calibration.ts";
import { sweepOn, sweepsOfTarget, sweepsOn } from "./sweep.ts";
import { waterfallOn, waterfallsOfTarget } from "./waterfall.ts";

/** Every figure that the article can name, by its name there. */
export const FIGURES = {
  Calibration: calibration,
  Sweep: sweepOn,
  Sweeps: sweepsOn,
  SweepsOfTarget: sweepsOfTarget,
  Waterfall: waterfallOn,
  WaterfallsOfTarget: waterfallsOfTarget,
  Activity: activity,
};

/** What the article hands a figure: its id, its number, its title, and what is the figure's own. */
export interface FigureProps {
  id: string;
  number: string;
  title?: string;
}

/** Calls something for every kind of figure: components that show one, or that only note what it has. */
export function forEachFigure<T>(
  make: (content: (run: Run, props: FigureProps) => FigureContent | null) => T,
): Record<keyof typeof FIGURES, T> {
  const entries = Object.entries(FIGURES).map(([name, contentOf]) => {
    // The article's text is not typed: what a figure needs of it, it gets or the figure says that it is not there.
    return [name, make(contentOf as (run: Run, props: FigureProps) => FigureContent | null)];
  });
  return Object.fromEntries(entries) as Record<keyof typeof FIGURES, T>;
}
