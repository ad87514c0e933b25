"use client";

import { type ComponentType, type ReactNode, useId, useMemo, useState } from "react";
import type { Drawing } from "./drawing.ts";
import { LiveChart, StillChart } from "./live-chart.tsx";
import { sayMark } from "./marks.ts";
import { Selectable, type WindowPoint } from "./pointer-layer.tsx";
import { Tooltip } from "./tooltip.tsx";
import { useChartLibrary } from "./use-chart-library.ts";
import { useSelectedMark } from "./use-selected-mark.ts";
import { type ChosenView, useView } from "./use-view.ts";

/** What a page passes to a figure of any kind. */
export interface LiveFrame {
  /** The drawing made at build time; empty for a figure that is made in the browser. */
  svg: string;
  id: string;
  /** The figure's anchor in its page. */
  anchor: string;
  number: string | number;
  label: string;
  /** The text before the link below the drawing. */
  children?: ReactNode;
}

/** The same, with the data that is drawn. */
export interface LiveFigureProps<Data> extends LiveFrame {
  data: Data;
}

/** The props of a figure's controls: its view, and how to change it. */
export type ControlsProps<Data, View> = Pick<LiveFigureProps<Data>, "data" | "number"> &
  Pick<ChosenView<View>, "view" | "change">;

interface Kind<Data, View> {
  drawing: Drawing<Data, View>;
  Controls?: ComponentType<ControlsProps<Data, View>>;
}

/** A figure drawn at build time, which becomes interactive once a reader hovers over it, focuses it or taps it. */
export function LiveFigure<Data, View>({
  drawing,
  Controls,
  data,
  svg,
  id,
  anchor,
  number,
  label,
  children,
}: LiveFigureProps<Data> & Kind<Data, View>) {
  const { view, change, link } = useView(drawing, data, { id, anchor });
  const { element, chart } = useChartLibrary(svg === "");
  const marks = useMemo(() => drawing.marksOf(data, view), [drawing, data, view]);
  const drawn = useMemo(() => drawing.propsOf(data, view), [drawing, data, view]);
  const { mark, place, select, isByKey, onKeyDown } = useSelectedMark(marks);
  const [clicked, setClicked] = useState<WindowPoint | null>(null);
  const hint = useId();
  return (
    <div ref={element} data-hydrates="" data-query={id}>
      {Controls && <Controls data={data} view={view} change={change} number={number} />}
      <div className="frame">
        <section
          className="drawing"
          aria-label={label}
          aria-describedby={hint}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: focus is how a keyboard gets to the figure
          tabIndex={0}
          data-live={chart ? "yes" : "no"}
          style={{ aspectRatio: aspectRatioOf(svg) }}
          onKeyDown={onKeyDown}
          onClick={chart ? undefined : ({ clientX, clientY }) => setClicked({ clientX, clientY })}
        >
          {chart ? (
            <Selectable marks={marks} selected={place} select={select} clicked={clicked}>
              <LiveChart chart={chart} drawn={drawn} />
            </Selectable>
          ) : (
            <StillChart svg={svg} />
          )}
          {mark && <Tooltip {...mark} />}
        </section>
      </div>
      <p className="visually-hidden" aria-live="polite">
        {mark && isByKey ? sayMark(mark) : ""}
      </p>
      <p className="tools">
        <span id={hint} className="hint">
          Arrow keys move from value to value.
        </span>
        <span>{children}</span> <a href={link}>Link to figure {number}</a>
      </p>
    </div>
  );
}

/** The aspect ratio of a drawing, read from its SVG. */
function aspectRatioOf(svg: string): string {
  return /viewBox="0 0 (\d+) (\d+)"/.exec(svg)?.slice(1, 3).join(" / ") ?? "auto";
}
