import type { LineSign } from "../chart/line-sign.tsx";

/** A rate as a point of a row. */
export interface RatePoint {
  perSecond: number;
  /** Its shape. */
  sign: LineSign;
  /** Where in its row it stands: above the middle, on it, or below. */
  lane: -1 | 0 | 1;
  isHollow: boolean;
}

/** A rate as a short vertical line of a row. */
export interface RateTick {
  perSecond: number;
  lane: -1 | 0 | 1;
  /** What it is, in words. */
  title: string;
  lines: string[];
}

/** A row of a figure of rates: one load. */
export interface RateRow {
  id: string;
  label: string;
  /** The target's place in the run, which decides its colour. */
  place: number;
  /** From which rate to which, drawn as a bar; a high end of null is open. Null for no bar. */
  bar: { low: number; high: number | null; title: string } | null;
  points: RatePoint[];
  ticks: RateTick[];
  /** What is said where there is nothing to draw. */
  missing: string;
}
