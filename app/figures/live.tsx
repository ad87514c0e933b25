"use client";

import type { Line } from "@nivo/line";
import { useEffect, useRef, useState } from "react";
import { type FigureData, propsOf } from "./kinds.ts";

/** A figure that is drawn at build time, and drawn again to be explored once a reader reaches for it. */
export function LiveFigure({ figure, svg, label }: { figure: FigureData; svg: string; label: string }) {
  const [Chart, setChart] = useState<typeof Line>();
  const { width, height } = propsOf(figure);
  const wake = () => {
    if (!Chart) void import("@nivo/line").then((nivo) => setChart(() => nivo.Line));
  };
  const element = useRef<HTMLElement>(null);
  const reached = useRef(wake);
  // The page's loader brought this because a reader reached for a figure: the one that it marked.
  useEffect(() => {
    if (element.current?.hasAttribute("data-reached")) reached.current();
    element.current?.dispatchEvent(new CustomEvent("benchbook:alive", { bubbles: true }));
  }, []);
  return (
    <section
      ref={element}
      className="drawing"
      data-wakes=""
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: focus is how a keyboard reaches for the figure
      tabIndex={0}
      data-live={Chart ? "yes" : "no"}
      style={{ aspectRatio: `${width} / ${height}` }}
      onPointerEnter={wake}
      onFocus={wake}
      onTouchStart={wake}
    >
      {Chart ? <Scaled chart={Chart} figure={figure} /> : <Drawn svg={svg} />}
    </section>
  );
}

function Drawn({ svg }: { svg: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: our own drawing, made at build time by React, which escapes
  return <div className="still" dangerouslySetInnerHTML={{ __html: svg }} />;
}

function Scaled({ chart: Chart, figure }: { chart: typeof Line; figure: FigureData }) {
  const props = propsOf(figure);
  const [scale, setScale] = useState(1);
  const fit = (element: HTMLDivElement | null) => {
    if (!element) return;
    const observer = new ResizeObserver(([entry]) => setScale((entry?.contentRect.width ?? props.width) / props.width));
    observer.observe(element);
    return () => observer.disconnect();
  };
  return (
    <div ref={fit} className="live">
      <div style={{ transform: `scale(${scale})`, transformOrigin: "0 0", width: props.width, height: props.height }}>
        <Chart {...props} role="presentation" />
      </div>
    </div>
  );
}
