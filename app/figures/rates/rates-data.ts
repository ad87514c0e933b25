import type { LineSign } from "../chart/line-sign.tsx";
import type { Both } from "../frame/figure-content.ts";

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
  /** What is shown beside the others and is none of them. */
  isDashed?: boolean;
}

/** A row of a figure of rates: one load. */
export interface RateRow {
  id: string;
  label: string;
  /** What stands beside the row, where that is not its label. */
  heading?: string;
  /** The target's place in the run, which decides its colour. */
  place: number;
  /** From which rate to which, drawn as a bar; a low end of 0 and a high end of null are open. Null for no bar. */
  bar: { low: number; high: number | null } | null;
  points: RatePoint[];
  ticks: RateTick[];
  /** What is said where there is nothing to draw. */
  missing: string;
}

/** The rows of two runs: of each load theirs above yours, in the same colour; null where they share none. */
export function rowsTogether({ theirs, yours }: Both<RateRow[]>): RateRow[] | null {
  const rows = yours.flatMap((row) => {
    const other = theirs.find(({ id }) => id === row.id);
    if (!other) return [];
    const named = { id: `theirs-${row.id}`, label: `theirs: ${other.label}`, heading: "theirs" };
    return [{ ...other, ...named, place: row.place }, row];
  });
  return rows.length === 0 ? null : rows;
}
