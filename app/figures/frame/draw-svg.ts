import { createRequire } from "node:module";
import path from "node:path";
import type { LineProps } from "../chart/nivo.ts";

// Loaded by Node, outside the bundle: the server's React cannot draw components that use hooks, and the browser must
// not be sent a chart library for a figure that is already there.
const load = createRequire(path.join(process.cwd(), "package.json"));

/** A chart as the text of an SVG that scales with its column. */
export function drawSvg(props: LineProps): string {
  const { createElement } = load("react") as typeof import("react");
  const { renderToStaticMarkup } = load("react-dom/server") as typeof import("react-dom/server");
  const { Line } = load("@nivo/line") as typeof import("@nivo/line");
  const markup = renderToStaticMarkup(createElement(Line, { ...props, role: "presentation", isInteractive: false }));
  const svg = /<svg[\s\S]*<\/svg>/.exec(markup)?.[0] ?? "";
  return svg.replace("<svg ", `<svg viewBox="0 0 ${props.width} ${props.height}" `);
}
