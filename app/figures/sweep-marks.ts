import { saySeconds } from "./drawing.ts";
import type { Mark } from "./marks.ts";
import type { SweepData } from "./sweep.tsx";
import type { SweepLine, SweepPoint } from "./sweep-line.ts";
import { plotted } from "./sweep-plot.ts";
import type { SweepView } from "./view.ts";

/** Every level of every line that is shown, with all its bursts; one without a median stands on the axis. */
export function sweepMarks(data: SweepData, view: SweepView, floor: number): Mark[] {
  return plotted(data, view).flatMap(({ line, levels }) =>
    levels.map(({ level, median }, index) => {
      const point = line.levels[index];
      const said = point && median !== null ? measured(point, view, median) : "not measured";
      return {
        series: line.id,
        x: level,
        y: median ?? floor,
        title: `${line.label}: n = ${level}, ${said}`,
        lines: point ? linesOf(line, point) : [],
      };
    }),
  );
}

function measured({ medianSeconds }: SweepPoint, { quantity }: SweepView, median: number): string {
  const seconds = `median ${saySeconds(medianSeconds ?? 0)}`;
  return quantity === "time" ? seconds : `speed-up ${median.toPrecision(3)}, ${seconds}`;
}

function linesOf({ law }: SweepLine, { level, seconds, notCounted }: SweepPoint): string[] {
  const predicted = law?.points.find(({ x }) => x === level);
  return [
    ...(seconds.length > 0 ? [`${bursts(seconds.length)}: ${seconds.map(digits).join(", ")} s`] : []),
    ...(notCounted > 0 ? [`${bursts(notCounted)} not counted`] : []),
    ...(predicted && law ? [`its law, ${law.name}, predicts ${saySeconds(predicted.y)}`] : []),
  ];
}

function bursts(count: number): string {
  return count === 1 ? "1 burst" : `${count} bursts`;
}

function digits(seconds: number): string {
  return seconds.toPrecision(3);
}
