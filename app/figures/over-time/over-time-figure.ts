import type { MixedId } from "../../../content/findings/steady/mixed.ts";
import { latencyOverTime, type Timeline } from "../../../content/findings/steady/series/over-time.ts";
import type { Run } from "../../../content/run/run.ts";
import { labelOf, placeOf } from "../../../content/run/target-label.ts";
import type { Dataset } from "../../tables/dataset.ts";
import type { AttributeValues } from "../frame/attributes.ts";
import { type FigureContent, type FigureKind, figureOf, namable } from "../frame/figure-content.ts";
import type { LinesView } from "../lines/lines-data.ts";
import { linesTogether } from "../lines/lines-together.ts";
import { type OverTimeData, type OverTimeSeries, overTimeData } from "./over-time-data.ts";

/** See {@link FigureKind}. */
export const OVER_TIME: FigureKind<OverTimeData, LinesView> = {
  name: "over-time",
  drawing: async () => (await import("./over-time-drawing.tsx")).overTimeDrawing,
  Live: async () => (await import("./live-over-time.tsx")).LiveOverTime,
  together: linesTogether,
};

const OF_MIXED = { title: "prose", light: "endpoint", blocking: "endpoint", targets: "targets?" } as const;

const CAPTION =
  "The latency of light requests over one window, alone and while requests arrive that keep the server busy. Each point is the longest latency of the requests that were due in one hundredth of the window, and a dashed line is a moment at which a request that keeps the server busy was due.";

const NOTE =
  "The vertical axis is logarithmic. The window is the first that counts; the table has it slice by slice. A cross on the axis is a slice in which a request had no right answer.";

/**
 * The latency of a light endpoint over time, beside one that blocks; null where the run has no such load.
 *
 * @param about with how much time lies between two blocking requests, where they were sent at several rates; else it is
 *   about the rate that was planned first
 */
export function overTimeFigure(
  run: Run,
  about: AttributeValues<typeof OF_MIXED> & Pick<MixedId, "everySeconds">,
): FigureContent | null {
  const { title, light, blocking, targets } = about;
  const planned = (run.plan.steady?.mixed ?? []).filter(
    (one) =>
      one.light.endpoint === light && one.blocking.endpoint === blocking && (targets?.includes(one.target) ?? true),
  );
  const everySeconds = about.everySeconds ?? planned[0]?.blockingEverySeconds;
  const series = planned.flatMap(({ target, blockingEverySeconds }) => {
    if (everySeconds !== blockingEverySeconds) return [];
    const named = { target, label: labelOf(run, target), place: placeOf(run, target) };
    return [{ ...named, ...latencyOverTime(run, { target, light, blocking, everySeconds }) }];
  });
  if (series.length === 0) return null;
  const absent = series.filter(({ alone, beside }) => !alone || !beside).map(({ label }) => label);
  const without = absent.length > 0 ? ` Without a window that counts, alone or beside: ${absent.join(", ")}.` : "";
  return figureOf(OVER_TIME, {
    ...{ title, data: overTimeData(series), caption: CAPTION, note: `${NOTE}${without}` },
    dataset: overTimeDataset(series),
  });
}

/** The figure, under the name by which articles use it. */
export const overTimeFigures = { LatencyOverTime: namable(OF_MIXED, overTimeFigure) };

function overTimeDataset(series: readonly OverTimeSeries[]): Dataset {
  const rowsOf = (label: string, load: string, timeline: Timeline | null) =>
    (timeline?.slices ?? []).map(({ at, seconds, unanswered }) => [
      ...[
        label,
        load,
        Number(at.toFixed(3)),
        seconds === null ? null : Number((1000 * seconds).toFixed(3)),
        unanswered,
      ],
    ]);
  return {
    columns: [
      ...[{ name: "target" }, { name: "load" }, { name: "since the window began", unit: "s" }],
      { name: "longest latency", unit: "ms", decimals: 2, missing: "none due" },
      { name: "without a right answer" },
    ],
    rows: series.flatMap(({ label, alone, beside }) => [
      ...rowsOf(label, "alone", alone),
      ...rowsOf(label, "beside", beside),
    ]),
  };
}
