import type { ReactNode } from "react";
import { DataTable } from "../../tables/data-table.tsx";
import type { Dataset } from "../../tables/dataset.ts";
import type { ReadLike } from "./caption-once.ts";

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

interface Props extends FigureHead {
  caption: string;
  /** The figure of the page that has said the same caption already. */
  like?: ReadLike | null | undefined;
  note?: string | undefined;
  dataset: Dataset;
  /** The table of its numbers as finished HTML, where that was made before. */
  table?: string | undefined;
  /** The drawing. */
  children: ReactNode;
}

/** What stands around the drawing of a figure: its number and title, its caption, and its numbers as a table. */
export function FigureFrame({ id, number, title, caption, like, note, dataset, table, children }: Props) {
  return (
    <figure id={anchorOf(id)}>
      <p className="figure-title">
        <b>Figure {number}.</b> {title}
      </p>
      {children}
      <figcaption>
        {like ? (
          <>
            Read it like <a href={`#${anchorOf(like.id)}`}>figure {like.number}</a>.
          </>
        ) : (
          caption
        )}
      </figcaption>
      <details>
        <summary>{note ? `Notes and numbers of figure ${number}` : `The numbers of figure ${number}`}</summary>
        {note && <p>{note}</p>}
        {table === undefined ? (
          <DataTable dataset={dataset} />
        ) : (
          // biome-ignore lint/security/noDangerouslySetInnerHtml: our own table, which React escaped when it was kept
          <div dangerouslySetInnerHTML={{ __html: table }} />
        )}
      </details>
    </figure>
  );
}
