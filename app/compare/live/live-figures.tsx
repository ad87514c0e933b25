"use client";

import { type ReactNode, useEffect, useState } from "react";
import type { FigureBeside } from "../../figures/beside/figures-beside.ts";
import { type ReadLike, readLike } from "../../figures/frame/caption-once.ts";
import { anchorOf, FigureFrame } from "../../figures/frame/figure-frame.tsx";

/** Figures of two runs that are made in the browser. */
export function LiveFigures({ figures }: { figures: FigureBeside[] }) {
  if (figures.length === 0) return null;
  const like = readLike(figures.map(({ id, content }, index) => ({ id, number: index + 1, caption: content.caption })));
  return (
    <>
      <h2>Figures</h2>
      {figures.map((figure, index) => (
        <LiveFigure key={figure.id} figure={figure} number={index + 1} like={like[index] ?? null} />
      ))}
    </>
  );
}

interface Props {
  figure: FigureBeside;
  number: number;
  like: ReadLike | null;
}

/** The code of each kind of figure is loaded with the first of that kind. */
function LiveFigure({ figure: { id, content }, number, like }: Props) {
  const { title, caption, note, dataset, live } = content;
  const [drawn, setDrawn] = useState<ReactNode>(null);
  useEffect(() => {
    const label = `Figure ${number}: ${title}; the numbers are in the table below`;
    void live({ svg: "", id, anchor: anchorOf(id), number, label }).then(setDrawn);
  }, [live, id, number, title]);
  return <FigureFrame {...{ id, number, title, caption, like, note, dataset }}>{drawn}</FigureFrame>;
}
