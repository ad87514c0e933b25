import { saySeconds } from "./drawing.ts";
import type { Mark } from "./marks.ts";
import type { SweepData } from "./sweep.tsx";
import type { SweepLine, SweepPoint } from "./sweep-line.ts";
import { NO_SPEEDUP, plotted } from "./sweep-plot.ts";
import type { SweepView } from "./view.ts";

/** Every level of every line that is shown, with all its bursts; one without a median stands on the axis. */
export function sweepMarks(data: SweepData, view: SweepView, floor: number): Mark[] {
  return plotted(data, view).flatMap(({ line, levels }) =>
    levels.map(({ level, median }, index) => {
      const point = line.levels[index];
      const said = point && median !== null ? measured(point, view, median) : missing(point);
      return {
        series: line.id,
        x: level,
        y: median ?? floor,
        title: `${line.label}: n = ${level}, ${said}`,
        lines: point ? linesOf(line, point, view) : [],
      };
    }),
  );
}

function missing(point: SweepPoint | undefined): string {
  return point?.medianSeconds == null ? "not measured" : NO_SPEEDUP;
}

function measured({ medianSeconds }: SweepPoint, { quantity }: SweepView, median: number): string {
  return quantity === "time" ? `median ${saySeconds(medianSeconds ?? 0)}` : `speed-up ${median.toPrecision(3)}`;
}

function linesOf(line: SweepLine, point: SweepPoint, view: SweepView): string[] {
  const { law } = line;
  const { level, seconds, medianSeconds, notCounted } = point;
  const published = view.published ? line.published.find(({ x }) => x === level) : undefined;
  const predicted = law?.points.find(({ x }) => x === level);
  return [
    ...(medianSeconds !== null && view.quantity === "speedup" ? [`median ${saySeconds(medianSeconds)}`] : []),
    ...(seconds.length > 0 ? [`${bursts(seconds.length)}: ${seconds.map(digits).join(", ")} s`] : []),
    ...(notCounted > 0 ? [`${bursts(notCounted)} not counted`] : []),
    ...(published ? [`published, scaled to one request here: ${saySeconds(published.y)}`] : []),
    ...(predicted && law ? [`its law, ${law.name}, predicts ${saySeconds(predicted.y)}`] : []),
  ];
}

function bursts(count: number): string {
  return count === 1 ? "1 burst" : `${count} bursts`;
}

function digits(seconds: number): string {
  return seconds.toPrecision(3);
}
