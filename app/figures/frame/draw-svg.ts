import { createRequire } from "node:module";
import path from "node:path";
import { createElement } from "react";
import { staticMarkup } from "../../markup/static-markup.ts";
import type { LineProps } from "../chart/nivo.ts";

// Loaded by Node, outside the bundle: the browser must not be sent a chart library for a figure that is already there.
const load = createRequire(path.join(process.cwd(), "package.json"));

/** A chart as the text of an SVG that scales with its column. */
export function drawSvg(props: LineProps): string {
  const { Line } = load("@nivo/line") as typeof import("@nivo/line");
  const markup = staticMarkup(createElement(Line, { ...props, role: "presentation", isInteractive: false }));
  const svg = /<svg[\s\S]*<\/svg>/.exec(markup)?.[0] ?? "";
  return svg.replace("<svg ", `<svg viewBox="0 0 ${props.width} ${props.height}" `);
}
