import { href } from "../../address/href.ts";
import { DataTable } from "../../tables/data-table.tsx";
import { type Format, formatsOf, pathOf } from "../../tables/dataset-files.ts";
import type { FigureContent } from "./figure-content.ts";

/** What identifies a figure: its id, which links use, its number in the text, and its title. */
export interface FigureHead {
  id: string;
  number: string | number;
  title: string;
}

/** The anchor of a figure, made from its id. */
export function anchorOf(id: string): string {
  return `figure-${id}`;
}

/** Shown in place of a figure whose data the run was not planned to measure. */
export function NoFigure({ id, number, title }: FigureHead) {
  return (
    <p id={anchorOf(id)} className="missing">
      Figure {number}. {title}: not part of this run.
    </p>
  );
}

interface Props extends Omit<FigureHead, "title"> {
  /** Where its downloads are: the run that it shows, and a name that is unique among the figures of that run. */
  file: { run: string; figure: string };
  content: FigureContent;
}

/** A figure with its number, title and caption, and its numbers as a table and as downloads. */
export async function Figure({ file, id, number, content }: Props) {
  const { title, caption, note, dataset, draw, live } = content;
  const frame = {
    ...{ id, anchor: anchorOf(id), number, svg: await draw() },
    label: `Figure ${number}: ${title}; the numbers are in the table below`,
    children: <Downloads {...file} formats={formatsOf(dataset)} />,
  };
  return (
    <figure id={anchorOf(id)}>
      <p className="figure-title">
        <b>Figure {number}.</b> {title}
      </p>
      {await live(frame)}
      <figcaption>{caption}</figcaption>
      <details>
        <summary>{note ? `Notes and numbers of figure ${number}` : `The numbers of figure ${number}`}</summary>
        {note && <p>{note}</p>}
        <DataTable dataset={dataset} />
      </details>
    </figure>
  );
}

function Downloads({ run, figure, formats }: { run: string; figure: string; formats: Format[] }) {
  return formats.map((format) => (
    <a key={format} href={href(pathOf({ run, figure }, format))} download={`${run}-${figure}.${format}`}>
      {format.toUpperCase()}
    </a>
  ));
}
