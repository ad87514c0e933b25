import { href } from "../../address/href.ts";
import { type Format, formatsOf, pathOf } from "../../tables/dataset-files.ts";
import type { ReadLike } from "./caption-once.ts";
import type { FigureContent } from "./figure-content.ts";
import { anchorOf, FigureFrame, type FigureHead } from "./figure-frame.tsx";

/** Shown in place of a figure whose data the run was not planned to measure. */
export function NoFigure({ id, number, title }: FigureHead) {
  return (
    <p id={anchorOf(id)} className="missing">
      Figure {number}. {title}: not part of this run.
    </p>
  );
}

interface Props extends Omit<FigureHead, "title"> {
  /** Where its downloads are: the run that it shows, and a name that is unique among the figures of that run; or none. */
  file: { run: string; figure: string } | null;
  content: FigureContent;
  /** The figure of the page that has said the same caption already. */
  like?: ReadLike | null;
}

/** A figure with its number, title and caption, and its numbers as a table and as downloads. */
export async function Figure({ file, id, number, content, like }: Props) {
  const { title, caption, note, dataset, table, draw, live } = content;
  const frame = {
    ...{ id, anchor: anchorOf(id), number, svg: await draw() },
    label: `Figure ${number}: ${title}; the numbers are in the table below`,
    children: file && <Downloads {...file} formats={formatsOf(dataset)} />,
  };
  return (
    <FigureFrame id={id} number={number} {...{ title, caption, like, note, dataset, table }}>
      {await live(frame)}
    </FigureFrame>
  );
}

function Downloads({ run, figure, formats }: { run: string; figure: string; formats: Format[] }) {
  return formats.map((format) => (
    <a key={format} href={href(pathOf({ run, figure }, format))} download={`${run}-${figure}.${format}`}>
      {format.toUpperCase()}
    </a>
  ));
}
