"use client";

import type { Line } from "@nivo/line";
import { useMemo, useState } from "react";
import { explorable } from "./explore.tsx";
import { type FigureData, propsOf } from "./kinds.ts";
import type { SweepView } from "./view.ts";

/** The drawing that was made at build time. */
export function Drawn({ svg }: { svg: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: our own drawing, made at build time by React, which escapes
  return <div className="still" dangerouslySetInnerHTML={{ __html: svg }} />;
}

/** The live drawing, as large as the still one is. */
export function Scaled({ chart: Chart, figure, view }: { chart: typeof Line; figure: FigureData; view: SweepView }) {
  const props = useMemo(() => explorable(propsOf(figure, view)), [figure, view]);
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
