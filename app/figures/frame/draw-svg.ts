import { createElement } from "react";
import { loadOutside } from "../../markup/load-outside.ts";
import { staticMarkup } from "../../markup/static-markup.ts";
import type { LineProps } from "../chart/nivo.ts";

/** A chart as the text of an SVG that scales with its column. */
export function drawSvg(props: LineProps): string {
  // Outside the bundle: the browser must not be sent a chart library for a figure that is already there.
  const { Line } = loadOutside("@nivo/line") as typeof import("@nivo/line");
  const markup = staticMarkup(createElement(Line, { ...props, role: "presentation", isInteractive: false }));
  const svg = /<svg[\s\S]*<\/svg>/.exec(markup)?.[0] ?? "";
  return svg.replace("<svg ", `<svg viewBox="0 0 ${props.width} ${props.height}" `);
}
