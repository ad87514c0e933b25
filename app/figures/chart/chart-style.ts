import type { LineProps } from "./nivo.ts";

/** The size a figure is drawn at, in CSS pixels; it scales with its column. */
export const SIZE = { width: 720, height: 380 } as const;

/** Axes and grid in the page's own colours, so that they follow the theme. */
const THEME: NonNullable<LineProps["theme"]> = {
  text: { fontSize: 13, fill: "var(--ink)", fontFamily: "inherit" },
  axis: {
    domain: { line: { stroke: "var(--rule)", strokeWidth: 1 } },
    ticks: { line: { stroke: "var(--rule)" }, text: { fill: "var(--quiet)", fontSize: 12 } },
    legend: { text: { fill: "var(--quiet)", fontSize: 13 } },
  },
  grid: { line: { stroke: "var(--grid)" } },
};

/** The props that all charts have: nivo draws axes and grid, layers of ours draw the data. */
export const BASE_PROPS = {
  theme: THEME,
  animate: false,
  enablePoints: false,
  colors: ["currentColor"],
} satisfies Partial<LineProps>;

/** The class that gives a target its colour. */
export function targetClass(place: number): string {
  return `target-${place % 7}`;
}
