import { href } from "../address/href.ts";
import { DataTable } from "../tables/data-table.tsx";
import type { FigureContent } from "./content.ts";
import { draw } from "./draw.ts";
import { FORMS, type Form, pathOf } from "./files.ts";
import { LiveFigure } from "./live.tsx";

/** What names a figure: the id that links know it by, its number in the text, and its title. */
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

/** A figure with its number, title, how to read it, and the numbers behind it as a table and as files. */
export function Figure({
  run,
  id,
  number,
  content: { title, figure, caption, dataset },
}: Omit<FigureHead, "title"> & {
  /** The name of the run it is about. */
  run: string;
  content: FigureContent;
}) {
  return (
    <figure id={anchorOf(id)}>
      <p className="figure-title">
        <b>Figure {number}.</b> {title}
      </p>
      <LiveFigure
        figure={figure}
        svg={draw(figure)}
        id={id}
        anchor={anchorOf(id)}
        number={number}
        label={`Figure ${number}: ${title}; the numbers are in the table below`}
      >
        {(Object.keys(FORMS) as Form[]).map((form) => (
          <a key={form} href={href(pathOf({ run, figure: id }, form))} download={`${run}-${id}.${form}`}>
            {form.toUpperCase()}
          </a>
        ))}
      </LiveFigure>
      <figcaption>{caption}</figcaption>
      <details>
        <summary>The numbers of figure {number}</summary>
        <DataTable dataset={dataset} />
      </details>
    </figure>
  );
}
