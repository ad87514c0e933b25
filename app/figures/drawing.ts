import type { LineProps } from "./nivo.ts";

/** The size a figure is drawn at, in CSS pixels; it scales with its column. */
export const SIZE = { width: 720, height: 380 } as const;

/** Axis and grid in the page's own colours, so that both themes hold. */
export const THEME: NonNullable<LineProps["theme"]> = {
  text: { fontSize: 13, fill: "var(--ink)", fontFamily: "inherit" },
  axis: {
    domain: { line: { stroke: "var(--rule)", strokeWidth: 1 } },
    ticks: { line: { stroke: "var(--rule)" }, text: { fill: "var(--quiet)", fontSize: 12 } },
    legend: { text: { fill: "var(--quiet)", fontSize: 13 } },
  },
  grid: { line: { stroke: "var(--grid)" } },
  tooltip: {
    container: { background: "var(--paper)", color: "var(--ink)", fontSize: 13, border: "1px solid var(--rule)" },
  },
};

/** The class that gives a target its colour. */
export function targetClass(place: number): string {
  return `target-${place % 6}`;
}

/** The distance at which lines of label do not touch, also at the larger size that narrow windows get. */
export const LABEL_GAP = 20;

const LONGEST_LABEL = 24;

/** A label short enough for a drawing; tables have it in full. */
export function shortened(label: string): string {
  return label.length > LONGEST_LABEL ? `${label.slice(0, LONGEST_LABEL - 1)}…` : label;
}

/** The margin that labels beside a drawing need, at the larger size that narrow windows get. */
export function roomFor(labels: string[]): number {
  return 24 + 12 * Math.max(0, ...labels.map((label) => shortened(label).length));
}

/** Seconds for reading: three significant digits. */
export function saySeconds(seconds: number): string {
  return `${seconds.toPrecision(3)} s`;
}
