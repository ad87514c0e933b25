import type { SweepData, SweepLine } from "../../../../../app/figures/sweep/sweep-lines.ts";

/** A line whose bursts took the given seconds, level by level. */
export function lineOf(id: string, seconds: Record<number, number[]>): SweepLine {
  const levels = Object.entries(seconds).map(([level, all]) => ({
    level: Number(level),
    seconds: all,
    medianSeconds: all[Math.floor(all.length / 2)] ?? null,
    ...{ interval: null, outlierSeconds: [], requestsPerSecond: null, processes: null },
    invalidReasons: all.length === 0 ? ["not all requests were on the wire"] : [],
  }));
  return {
    ...{ id, target: id, label: `Target ${id}`, endpoint: "sync-cpubound", place: 0, sign: 0, workSeconds: 1 },
    ...{ levels, law: "serial", predicted: [{ level: 2, seconds: 4 }], published: [] },
  };
}

/** Two lines: one serial with a gap at three requests and one published total, one without a burst of one. */
export const SWEEP: SweepData = {
  lines: [
    { ...lineOf("slow", { 1: [1.9, 2, 2.1], 2: [4], 3: [], 4: [8] }), published: [{ level: 2, seconds: 4.4 }] },
    lineOf("lost", { 2: [1], 4: [2] }),
  ],
  serialSeconds: 2,
  scale: "linear",
};
