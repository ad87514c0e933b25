import type { LineSign } from "../chart/line-sign.tsx";

/** A place on a line. */
export interface ChartPoint {
  x: number;
  /** What the line goes through; null where nothing was measured. */
  y: number | null;
  /** The single values behind it. */
  samples: number[];
}

/** A line of a figure, with all of its points in one choice. */
export interface ChartLine {
  /** Its id in addresses. */
  id: string;
  label: string;
  /** The target's place in the run, which decides its colour. */
  place: number;
  /** The shape and dashes that distinguish it from other lines of the same colour, and without colour. */
  sign: LineSign;
  /** Whether it is of another run, which is drawn paler. */
  isBehind?: boolean;
  points: ChartPoint[];
}

/** A line with its points in each choice. */
export interface ChosenLine extends Omit<ChartLine, "points"> {
  points: Record<string, ChartPoint[]>;
}

/** One thing of several that a figure can show. */
export interface Choice {
  /** Its name in addresses. */
  name: string;
  label: string;
}

/** What a figure of lines shows: one choice at a time. */
export interface LinesData {
  lines: ChosenLine[];
  /** With a single one there is nothing to choose. */
  choices: Choice[];
  /** The name of the choice that is shown until a reader makes another. */
  first: string;
}

/** What a reader has chosen to see. */
export interface LinesView {
  /** The ids of the lines that are not drawn. */
  hidden: string[];
  choice: string;
}

/** The lines that are visible in a view, with the points of its choice. */
export function visibleLines({ lines }: LinesData, { hidden, choice }: LinesView): ChartLine[] {
  return lines
    .filter(({ id }) => !hidden.includes(id))
    .map(({ points, ...line }) => ({ ...line, points: points[choice] ?? [] }));
}
