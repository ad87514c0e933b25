import type { ReactNode } from "react";
import { draw } from "./draw.ts";
import type { FigureData } from "./kinds.ts";
import { LiveFigure } from "./live.tsx";

/** What stands above a figure: the name that links know it by, its number in the text, and its title. */
export interface FigureHead {
  id: string;
  number: string | number;
  title: string;
}

/** The anchor of a figure, from its name. */
export function anchorOf(id: string): string {
  return `figure-${id}`;
}

/** What stands in the place of a figure about something that a run did not set out to measure. */
export function NoFigure({ id, number, title }: FigureHead) {
  return (
    <p id={anchorOf(id)} className="missing">
      Figure {number}. {title}: not part of this run.
    </p>
  );
}

/** A figure with its number, title, how to read it, and the numbers behind it. */
export function Figure({
  figure,
  id,
  number,
  title,
  caption,
  table,
}: FigureHead & {
  figure: FigureData;
  caption: ReactNode;
  table: ReactNode;
}) {
  return (
    <figure id={anchorOf(id)}>
      <p className="figure-title">
        <b>Figure {number}.</b> {title}
      </p>
      <div className="frame">
        <LiveFigure
          figure={figure}
          svg={draw(figure)}
          label={`Figure ${number}: ${title}; the numbers are in the table below`}
        />
      </div>
      <figcaption>{caption}</figcaption>
      <details>
        <summary>The numbers of figure {number}</summary>
        {table}
      </details>
    </figure>
  );
}
