import type { LineSeries, LineSvgProps } from "@nivo/line";
import type { ReactNode } from "react";

/** What nivo's line chart is given, for figures whose series are drawn by layers of our own. */
export type LineProps = Omit<LineSvgProps<LineSeries>, "width" | "height"> & { width: number; height: number };

/** What our layers use of nivo: its scales and the size of the drawing. */
export interface LayerContext {
  xScale: (value: number) => number;
  yScale: (value: number) => number;
  innerWidth: number;
  innerHeight: number;
}

type Layer = NonNullable<LineSvgProps<LineSeries>["layers"]>[number];

/** One of our layers in the form that nivo expects. */
export function layer(draw: (context: LayerContext) => ReactNode): Layer {
  // nivo types its scales by their kind, which depends on the props; ours are linear.
  return draw as unknown as Layer;
}
