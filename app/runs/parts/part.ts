import type { KeptFigure } from "../../figures/kept-figure.ts";

/** A part of a run's page, from top to bottom: finished HTML, or a figure. */
export type Part = { markup: string } | { figure: KeptFigure; number: number };

/** The figures among the parts of a page. */
export function figuresAmong(parts: readonly Part[]): KeptFigure[] {
  return parts.flatMap((part) => ("figure" in part ? [part.figure] : []));
}
