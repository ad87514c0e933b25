import { max } from "d3-array";
import { lengthOf } from "../chart/axes.ts";
import { sayMilliseconds } from "../chart/log-axis.ts";
import { linesDrawing } from "../lines/lines-drawing.tsx";
import type { OverTimeData } from "./over-time-data.ts";

/** The latency of light requests over the time of a window. */
export const overTimeDrawing = linesDrawing<OverTimeData>({
  axis: (values) => ({
    xScale: { type: "linear", min: 0, max: lengthOf(max(values)) },
    axisBottom: {
      tickValues: 6,
      ...{ legend: "seconds since the window began", legendOffset: 44, legendPosition: "middle" },
    },
    gridXValues: 6,
  }),
  legend: () => "longest latency, ms",
  say: ({ label }, { x, y }) => ({
    title: `${label}: at ${x.toPrecision(3)} s, ${y === null ? "a request had no right answer" : `longest latency ${sayMilliseconds(y)}`}`,
    lines: [],
  }),
  moments: ({ blockingAt }) => blockingAt,
});
