import { requestsPerSecond } from "../../../content/findings/bursts/rate.ts";
import type { SweepLevel } from "../../../content/findings/bursts/sweeps.ts";
import { threeDigits } from "../../../content/findings/three-digits.ts";
import { formatSeconds } from "../chart/labels.ts";
import type { Mark } from "../explore/marks.ts";
import { BESIDE } from "./sweep-caption.ts";
import type { SweepData, SweepLine } from "./sweep-lines.ts";
import { medianOf, NO_SPEEDUP } from "./sweep-quantity.ts";
import { type SweepView, visibleLines } from "./sweep-view.ts";

/**
 * Every level of every line that is shown, with all its bursts.
 *
 * @param floor where a level without a median stands: on the axis
 */
export function sweepMarks(data: SweepData, view: SweepView, floor: number): Mark[] {
  return visibleLines(data, view).flatMap((line) =>
    line.levels.map((at) => {
      const value = medianOf(line, view.quantity, at);
      return {
        series: line.id,
        x: at.level,
        y: value ?? floor,
        title: `${line.label}: n = ${at.level}, ${sayMedian(at, view, value)}`,
        lines: linesOf(line, at, view, BESIDE[data.beside ?? "published"].mark),
      };
    }),
  );
}

function sayMedian({ medianSeconds }: SweepLevel, { quantity }: SweepView, value: number | null): string {
  if (medianSeconds === null) return "not measured";
  if (value === null) return NO_SPEEDUP;
  return quantity === "time" ? `median ${formatSeconds(medianSeconds)}` : `speed-up ${value.toPrecision(3)}`;
}

function linesOf(line: SweepLine, at: SweepLevel, view: SweepView, beside: string): string[] {
  const { level, seconds, medianSeconds, invalidReasons } = at;
  const published = view.published ? line.published.find((total) => total.level === level) : undefined;
  const predicted = line.predicted.find((total) => total.level === level);
  return [
    ...(medianSeconds !== null && view.quantity === "speedup" ? [`median ${formatSeconds(medianSeconds)}`] : []),
    ...(medianSeconds === null
      ? []
      : [`${threeDigits(requestsPerSecond({ level, seconds: medianSeconds }))} requests/s`]),
    ...(seconds.length > 0 ? [`${bursts(seconds.length)}: ${seconds.map(threeDigits).join(", ")} s`] : []),
    ...(invalidReasons.length > 0 ? [`${bursts(invalidReasons.length)} not counted`] : []),
    ...(published ? [`${beside}: ${formatSeconds(published.seconds)}`] : []),
    ...(predicted ? [`predicted by the fitted server (${line.law}): ${formatSeconds(predicted.seconds)}`] : []),
  ];
}

function bursts(count: number): string {
  return count === 1 ? "1 burst" : `${count} bursts`;
}
