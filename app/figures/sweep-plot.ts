import type { SweepData } from "./sweep.tsx";
import type { SweepLine } from "./sweep-line.ts";
import type { Quantity, SweepView } from "./view.ts";

type Points = { x: number; y: number }[];

/** What is said where a time was measured and nothing to compare it with. */
export const NO_SPEEDUP = "no speed-up without a burst of one";

/** A line in the quantity that is shown: what was measured at every level, and what its law predicts. */
export interface PlottedLine {
  line: SweepLine;
  levels: { level: number; values: number[]; median: number | null; notCounted: number }[];
  law: Points;
  published: Points;
}

/** The lines that a view shows, in its quantity; without what was published where the view leaves that out. */
export function plotted({ lines }: SweepData, view: SweepView): PlottedLine[] {
  const wanted = lines.filter(({ id }) => !view.off.includes(id)).map((line) => plot(line, view.quantity));
  return view.published ? wanted : wanted.map((one) => ({ ...one, published: [] }));
}

/** A line in a quantity. The speed-up of a burst is n · T / total, T being the line's own median for bursts of one. */
export function plot(line: SweepLine, quantity: Quantity): PlottedLine {
  const alone = line.levels.find(({ level }) => level === 1)?.medianSeconds ?? null;
  const shown = (n: number, seconds: number) =>
    quantity === "time" ? seconds : alone === null || seconds <= 0 ? [] : (n * alone) / seconds;
  const shownAt = (points: Points): Points =>
    points.flatMap(({ x, y }) => [shown(x, y)].flat().map((value) => ({ x, y: value })));
  return {
    line,
    levels: line.levels.map(({ level, seconds, medianSeconds, notCounted }) => ({
      level,
      values: seconds.flatMap((one) => shown(level, one)),
      median: medianSeconds === null ? null : ([shown(level, medianSeconds)].flat()[0] ?? null),
      notCounted,
    })),
    law: shownAt(line.law?.points ?? []),
    published: shownAt(line.published),
  };
}

/** The medians of a line in stretches, each without a gap: nothing is joined across a level that has none. */
export function stretchesOf({ levels }: PlottedLine): Points[] {
  const stretches: Points[] = [[]];
  for (const { level, median } of levels)
    if (median === null) stretches.push([]);
    else stretches.at(-1)?.push({ x: level, y: median });
  return stretches.filter((stretch) => stretch.length > 0);
}
