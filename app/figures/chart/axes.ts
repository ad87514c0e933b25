import { max, min } from "d3-array";
import { scaleLinear, scaleLog } from "d3-scale";
import type { LineProps } from "./nivo.ts";

/** How the axes of a chart are divided. */
export type Scale = "linear" | "log";

/** The least and the greatest value of an axis. */
export interface Extent {
  min: number;
  max: number;
}

/** Exactly from least to greatest: rounding outwards to powers of ten would leave half a drawing empty. */
const LOG = { type: "log", base: 10, nice: false } as const;

const TICKS = 6;

/** The least distance between ticks whose labels do not overlap, as a share of the axis. */
const LEAST_GAP = 0.06;

/** The axis of requests sent together: a tick for every level that has room for its label. */
export function levelAxis(levels: number[], scale: Scale, legend: string): Partial<LineProps> {
  const most = max(levels.concat(2)) ?? 2;
  const position = scale === "linear" ? scaleLinear([0, most], [0, 1]) : scaleLog([1, most], [0, 1]);
  const ticks = readableTicks(levels, position);
  return {
    xScale: scale === "linear" ? { type: "linear", min: 0, max: most } : { ...LOG, min: 1, max: most },
    axisBottom: { tickValues: ticks, format: String, legend, legendOffset: 44, legendPosition: "middle" },
    gridXValues: ticks,
  };
}

/** The length of an axis of seconds that nothing was measured for. */
const EMPTY_SECONDS = 0.1;

/** How long an axis of seconds is: up to the last of them. */
export function lengthOf(lastSeconds: number | undefined): number {
  return lastSeconds || EMPTY_SECONDS;
}

/** The range of the value axis: from zero, or on a logarithmic scale from below the smallest value. */
export function valueExtent(values: number[], scale: Scale): Extent {
  const most = lengthOf(max(values));
  if (scale === "linear") return { min: 0, max: most * 1.05 };
  return { min: (min(values.filter((value) => value > 0)) ?? most) * 0.8, max: most * 1.2 };
}

/** The value axis. */
export function valueAxis(extent: Extent, scale: Scale, legend: string): Partial<LineProps> {
  const axis = { legend, legendOffset: -56, legendPosition: "middle" as const };
  if (scale === "linear")
    return {
      yScale: { type: "linear", ...extent },
      axisLeft: { tickValues: TICKS, ...axis },
      gridYValues: TICKS,
    };
  const logarithmic = scaleLog([extent.min, extent.max], [0, 1]);
  const ticks = logarithmic.ticks(TICKS);
  // The format omits labels that would overlap.
  const format = logarithmic.tickFormat(TICKS, "~g");
  return { yScale: { ...LOG, ...extent }, axisLeft: { tickValues: ticks, format, ...axis }, gridYValues: ticks };
}

/** The levels whose labels do not overlap; the largest is always among them. */
function readableTicks(levels: number[], position: (level: number) => number): number[] {
  const kept: number[] = [];
  for (const level of levels.toReversed()) {
    const last = kept[0];
    if (last === undefined || position(last) - position(level) > LEAST_GAP) kept.unshift(level);
  }
  return kept;
}
