import { max, min } from "d3-array";
import { scaleLinear, scaleLog } from "d3-scale";
import type { LineProps } from "./nivo.ts";

/** How the axes of a chart are divided. */
export type Scale = "linear" | "log";

/** The values that an axis reaches from and to. */
export interface Extent {
  min: number;
  max: number;
}

/** Exactly from the least to the most: rounded outwards to powers of ten, half a drawing would be empty. */
const LOG = { type: "log", base: 10, nice: false } as const;

const TICKS = 6;

/** Ticks that are nearer, as a share of their axis, would be written over each other. */
const LEAST_GAP = 0.06;

/** The axis of how many requests were sent together: a tick for every level, as far as there is room. */
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

/** The extent of the axis of what was measured: from zero, or from below the smallest where a scale has no zero. */
export function valueExtent(values: number[], scale: Scale): Extent {
  const most = max(values.concat(0.1)) ?? 0.1;
  if (scale === "linear") return { min: 0, max: most * 1.05 };
  return { min: (min(values.filter((value) => value > 0)) ?? most) * 0.8, max: most * 1.2 };
}

/** The axis of what was measured. */
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
  // The format leaves out the words of ticks that would be written over each other.
  const format = logarithmic.tickFormat(TICKS, "~g");
  return { yScale: { ...LOG, ...extent }, axisLeft: { tickValues: ticks, format, ...axis }, gridYValues: ticks };
}

/** The levels that can be written beside each other; the largest is always there. */
function readableTicks(levels: number[], position: (level: number) => number): number[] {
  const kept: number[] = [];
  for (const level of levels.toReversed()) {
    const last = kept[0];
    if (last === undefined || position(last) - position(level) > LEAST_GAP) kept.unshift(level);
  }
  return kept;
}
