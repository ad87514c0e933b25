"use client";

import type { Line } from "@nivo/line";
import { memo, useMemo } from "react";
import type { LineProps } from "../chart/nivo.ts";
import { withPointerLayer } from "./pointer-layer.tsx";

/** The drawing made at build time. */
export function StillChart({ svg }: { svg: string }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: our own drawing, made at build time by React, which escapes
  return <div className="still" dangerouslySetInnerHTML={{ __html: svg }} />;
}

/** The interactive drawing, of the same size as the still one; drawn again only when its view changes. */
export const LiveChart = memo(({ chart: Chart, drawn }: { chart: typeof Line; drawn: LineProps }) => {
  const props = useMemo(() => withPointerLayer(drawn), [drawn]);
  // As with the still drawing: nivo gives its drawing a size, and none that scales.
  const scale = (element: HTMLDivElement | null) =>
    element?.querySelector("svg")?.setAttribute("viewBox", `0 0 ${props.width} ${props.height}`);
  return (
    <div ref={(element) => void scale(element)} className="live">
      <Chart {...props} role="presentation" />
    </div>
  );
});
