import type { LineProps } from "./nivo.ts";

/** How the axes of a sweep are divided. */
export type Scale = "linear" | "log";

/** Exactly from the least to the most: rounded outwards to powers of ten, half a drawing would be empty. */
const LOG = { type: "log", base: 10, nice: false } as const;

/** Ticks that are nearer, as a share of their axis, would be written over each other. */
const LEAST_GAP = 0.06;

/** The axis of how many requests were sent together. */
export function axisX(levels: number[], scale: Scale, legend: string): Partial<LineProps> {
  const most = Math.max(2, levels.at(-1) ?? 1);
  const along = scale === "linear" ? (n: number) => n / most : (n: number) => Math.log(n) / Math.log(most);
  const ticks = apart(levels, along);
  return {
    xScale: scale === "linear" ? { type: "linear", min: 0, max: most } : { ...LOG, min: 1, max: most },
    axisBottom: { tickValues: ticks, format: String, legend, legendOffset: 44, legendPosition: "middle" },
    gridXValues: ticks,
  };
}

/** Where the axis of what was measured begins and ends: at zero, or below the smallest where there is no zero. */
export function spanY(values: number[], scale: Scale): { min: number; max: number } {
  const most = Math.max(0.1, ...values);
  if (scale === "linear") return { min: 0, max: most * 1.05 };
  const positive = values.filter((value) => value > 0);
  return { min: Math.min(most, ...positive) * 0.8, max: most * 1.2 };
}

/** The axis of what was measured. */
export function axisY(span: { min: number; max: number }, scale: Scale, legend: string): Partial<LineProps> {
  const axis = { legend, legendOffset: -56, legendPosition: "middle" as const };
  if (scale === "linear") return { yScale: { type: "linear", ...span }, axisLeft: { tickValues: 6, ...axis } };
  const ticks = roundsBetween(span.min, span.max);
  return { yScale: { ...LOG, ...span }, axisLeft: { tickValues: ticks, format: String, ...axis }, gridYValues: ticks };
}

/** The levels that can be written beside each other; the largest is always there. */
function apart(levels: number[], along: (level: number) => number): number[] {
  const kept: number[] = [];
  for (const level of levels.toReversed()) {
    const last = kept[0];
    if (last === undefined || along(last) - along(level) > LEAST_GAP) kept.unshift(level);
  }
  return kept;
}

const COARSE = [1, 2, 5];
const FINE = [1, 1.5, 2, 3, 4, 5, 7];
const ENOUGH = 4;

/** 1, 2 and 5 times powers of ten, and more between them where those are too few. */
function roundsBetween(least: number, most: number): number[] {
  const coarse = timesPowers(COARSE).filter((round) => round >= least && round <= most);
  return coarse.length >= ENOUGH ? coarse : timesPowers(FINE).filter((round) => round >= least && round <= most);
}

function timesPowers(digits: number[]): number[] {
  const powers = Array.from({ length: 9 }, (_, index) => index - 4);
  return powers.flatMap((power) => digits.map((digit) => Number(`${digit}e${power}`)));
}
