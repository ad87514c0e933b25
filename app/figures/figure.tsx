import type { ReactNode } from "react";
import { draw } from "./draw.ts";
import type { FigureData } from "./kinds.ts";
import { LiveFigure } from "./live.tsx";

/** What stands in the place of a figure about something that a run did not set out to measure. */
export function NoFigure({ number, title }: { number: number; title: string }) {
  return (
    <p id={`figure-${number}`} className="missing">
      Figure {number}. {title}: not part of this run.
    </p>
  );
}

/** A figure with its number, title, how to read it, and the numbers behind it. */
export function Figure({
  figure,
  number,
  title,
  caption,
  table,
}: {
  figure: FigureData;
  number: number;
  title: string;
  caption: ReactNode;
  table: ReactNode;
}) {
  return (
    <figure id={`figure-${number}`}>
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
