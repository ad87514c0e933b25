import type { LineProps } from "./nivo.ts";

/** How the axes of a sweep are divided. */
export type Scale = "linear" | "log";

/** Exactly from the least to the most: rounded outwards to powers of ten, half a drawing would be empty. */
const LOG = { type: "log", base: 10, nice: false } as const;

/** Ticks that are nearer on a logarithmic axis would be written over each other. */
const LEAST_RATIO = 1.2;

/** The axis of how many requests were sent together. */
export function axisX(levels: number[], scale: Scale, legend: string): Partial<LineProps> {
  const ticks = scale === "linear" ? levels : levels.filter((level, index) => isApart(level, levels[index - 1]));
  const most = levels.at(-1) ?? 1;
  return {
    xScale: scale === "linear" ? { type: "linear", min: 0, max: most } : { ...LOG, min: 1, max: most },
    axisBottom: { tickValues: ticks, format: String, legend, legendOffset: 44, legendPosition: "middle" },
    gridXValues: ticks,
  };
}

/** The axis of seconds: from zero, or from below the smallest where there is no zero. */
export function axisY(seconds: number[], scale: Scale, legend: string): Partial<LineProps> {
  const most = Math.max(0.1, ...seconds);
  const axis = { legend, legendOffset: -56, legendPosition: "middle" as const };
  if (scale === "linear")
    return { yScale: { type: "linear", min: 0, max: most * 1.05 }, axisLeft: { tickValues: 6, ...axis } };
  const least = Math.min(most, ...seconds) * 0.8;
  const ticks = roundsBetween(least, most * 1.2);
  return {
    yScale: { ...LOG, min: least, max: most * 1.2 },
    axisLeft: { tickValues: ticks, format: String, ...axis },
    gridYValues: ticks,
  };
}

function isApart(level: number, before: number | undefined): boolean {
  return before === undefined || level / before > LEAST_RATIO;
}

/** 1, 2 and 5 times powers of ten. */
function roundsBetween(least: number, most: number): number[] {
  const powers = Array.from({ length: 9 }, (_, index) => index - 4);
  const all = powers.flatMap((power) => [1, 2, 5].map((digit) => Number(`${digit}e${power}`)));
  return all.filter((round) => round >= least && round <= most);
}
