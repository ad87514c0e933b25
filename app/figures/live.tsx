"use client";

import { type ReactNode, useId, useState } from "react";
import { Controls } from "./controls.tsx";
import { Explored, Tip } from "./explore.tsx";
import type { FigureData } from "./kinds.ts";
import { sayMark } from "./marks.ts";
import { Drawn, Scaled } from "./scaled.tsx";
import { useMarks } from "./use-marks.ts";
import { useView } from "./use-view.ts";
import { useWaking } from "./use-waking.ts";

interface Props {
  figure: FigureData;
  /** The drawing made at build time. */
  svg: string;
  id: string;
  /** The figure's anchor in its page. */
  anchor: string;
  number: string | number;
  label: string;
  /** What stands before the link below the drawing. */
  children: ReactNode;
}

/** A figure that is drawn at build time, and drawn again to be explored once a reader reaches for it. */
export function LiveFigure({ figure, svg, id, anchor, number, label, children }: Props) {
  const { view, change, link } = useView(figure, id, anchor);
  const { element, chart } = useWaking();
  const { exploration, mark, isByKey, press } = useMarks(figure, view);
  const [reachedAt, reachAt] = useState<{ clientX: number; clientY: number } | null>(null);
  const hint = useId();
  return (
    <div ref={element} data-wakes="" data-asked={id}>
      {figure.kind === "sweep" && <Controls data={figure.data} view={view} change={change} number={number} />}
      <div className="frame">
        <section
          className="drawing"
          aria-label={label}
          aria-describedby={hint}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: focus is how a keyboard reaches for the figure
          tabIndex={0}
          data-live={chart ? "yes" : "no"}
          style={{ aspectRatio: ratioOf(svg) }}
          onKeyDown={press}
          onClick={chart ? undefined : ({ clientX, clientY }) => reachAt({ clientX, clientY })}
        >
          {chart ? (
            <Explored {...exploration} reachedAt={reachedAt}>
              <Scaled chart={chart} figure={figure} view={view} />
            </Explored>
          ) : (
            <Drawn svg={svg} />
          )}
          {mark && <Tip {...mark} />}
        </section>
      </div>
      <p className="unseen" aria-live="polite">
        {mark && isByKey ? sayMark(mark) : ""}
      </p>
      <p className="tools">
        <span id={hint} className="hint">
          Arrow keys go from value to value.
        </span>
        <span>{children}</span> <a href={link}>Link to figure {number}</a>
      </p>
    </div>
  );
}

/** The proportions of a drawing, as its own text has them. */
function ratioOf(svg: string): string {
  return /viewBox="0 0 (\d+) (\d+)"/.exec(svg)?.slice(1, 3).join(" / ") ?? "auto";
}
