import type { FigureData } from "../../../../app/figures/kinds.ts";
import type { SweepData } from "../../../../app/figures/sweep.tsx";
import type { SweepLine } from "../../../../app/figures/sweep-line.ts";

/** A line whose bursts took the given seconds, level by level. */
export function lineOf(id: string, seconds: Record<number, number[]>): SweepLine {
  const levels = Object.entries(seconds).map(([level, all]) => ({
    level: Number(level),
    seconds: all,
    medianSeconds: all[Math.floor(all.length / 2)] ?? null,
    notCounted: all.length === 0 ? 1 : 0,
  }));
  const law = { name: "serial", points: [{ x: 2, y: 4 }] };
  return { id, label: `Target ${id}`, place: 0, sign: 0, levels, law, published: [] };
}

/** Two lines: one serial with a gap at three requests and one published total, one without a burst of one. */
export const SWEEP: SweepData = {
  lines: [
    { ...lineOf("slow", { 1: [1.9, 2, 2.1], 2: [4], 3: [], 4: [8] }), published: [{ x: 2, y: 4.4 }] },
    lineOf("lost", { 2: [1], 4: [2] }),
  ],
  aloneSeconds: 2,
  scale: "linear",
};

/** The same as a figure. */
export const FIGURE: FigureData & { kind: "sweep" } = { kind: "sweep", data: SWEEP };
