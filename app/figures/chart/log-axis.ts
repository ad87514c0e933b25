import { max, min } from "d3-array";
import { scaleLog } from "d3-scale";
import type { LineProps } from "./nivo.ts";

const TICKS = 6;
/** Fewer of them have labels: in narrow windows, where text is larger, others would run into each other. */
const LABELS = 3;

/** A logarithmic horizontal axis of rates, in requests a second, for all values on it. */
export function rateAxis(values: number[]): Partial<LineProps> {
  const [least, most] = [(min(values) ?? 1) * 0.85, (max(values) ?? 100) * 1.15];
  const scale = scaleLog([least, most], [0, 1]);
  const ticks = scale.ticks(TICKS);
  // The format omits labels that would overlap.
  const format = scale.tickFormat(LABELS, "d");
  return {
    xScale: { type: "log", base: 10, nice: false, min: least, max: most },
    axisBottom: {
      tickValues: ticks,
      format: (rate) => format(Number(rate)),
      ...{ legend: "requests a second", legendOffset: 44, legendPosition: "middle" },
    },
    gridXValues: ticks,
  };
}

/** A rate for reading: three significant digits. */
export function sayRate(perSecond: number): string {
  return `${Number(perSecond.toPrecision(3))} a second`;
}

/** A latency for reading, in milliseconds with three significant digits. */
export function sayMilliseconds(milliseconds: number): string {
  return `${Number(milliseconds.toPrecision(3))} ms`;
}
