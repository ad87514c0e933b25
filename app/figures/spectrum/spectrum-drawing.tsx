import { max } from "d3-array";
import { sayMilliseconds } from "../chart/log-axis.ts";
import type { LineProps } from "../chart/nivo.ts";
import type { LinesData } from "../lines/lines-data.ts";
import { linesDrawing } from "../lines/lines-drawing.tsx";
import { sayPercentile } from "./spectrum-data.ts";

/** A tick for every nine, and the median; one for the origin would stand too close to it. */
const TICKS = [2, 10, 100, 1000, 10_000, 100_000];

/** The latency at every percentile, on the axis of HdrHistogram's own plots. */
export const spectrumDrawing = linesDrawing<LinesData>({
  axis,
  legend: () => "latency, ms",
  say: ({ label }, { x, y }) => ({
    title: `${label}: ${sayPercentile(x)} of requests ${y === null ? "were not answered" : `within ${sayMilliseconds(y)}`}`,
    lines: [],
  }),
});

function axis(values: number[]): Partial<LineProps> {
  const most = Math.max(100, max(values) ?? 100);
  const ticks = TICKS.filter((tick) => tick <= most);
  return {
    xScale: { type: "log", base: 10, nice: false, min: 1, max: most },
    axisBottom: {
      tickValues: ticks,
      format: (x) => sayPercentile(Number(x)),
      ...{ legend: "share of requests answered by then", legendOffset: 44, legendPosition: "middle" },
    },
    gridXValues: ticks,
  };
}
