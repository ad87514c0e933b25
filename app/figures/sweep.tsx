import { roomFor, SIZE, THEME } from "./drawing.ts";
import type { Mark } from "./marks.ts";
import { type LineProps, layer } from "./nivo.ts";
import { Published } from "./reference-layer.tsx";
import { axisX, axisY, type Scale, spanY } from "./scales.ts";
import { Gaps } from "./sweep-gaps.tsx";
import { Laws, Serial, Series } from "./sweep-layers.tsx";
import type { SweepLine } from "./sweep-line.ts";
import { sweepMarks } from "./sweep-marks.ts";
import { plotted } from "./sweep-plot.ts";
import type { SweepView } from "./view.ts";

/** What the figure of a sweep shows; `aloneSeconds` is what the line of serving one by one is drawn from, if any. */
export interface SweepData {
  lines: SweepLine[];
  aloneSeconds: number | null;
  /** The scale of its axes as long as nobody chose another. */
  scale: Scale;
}

const LEGENDS = { time: "seconds until all were answered", speedup: "speed-up, n · T / total" };

/** Bursts against the number of requests in them, as a view shows them, as props of nivo's line chart. */
export function sweepProps(data: SweepData, view: SweepView): LineProps {
  const lines = plotted(data, view);
  const { levels, serial, span } = frameOf(data, view);
  return {
    ...SIZE,
    // Also what is switched off keeps its room and its levels: the axes stay where they are.
    data: data.lines.map(({ id }) => ({ id, data: [] })),
    theme: THEME,
    animate: false,
    margin: { top: 16, right: roomFor(data.lines.map(({ label }) => label)), bottom: 56, left: 72 },
    ...axisX(levels, view.scale, "requests sent together, n"),
    ...axisY(span, view.scale, LEGENDS[view.quantity]),
    enableGridX: false,
    enablePoints: false,
    colors: ["currentColor"],
    layers: [
      "grid",
      "axes",
      layer((context) => <Laws key="laws" {...context} lines={lines} />),
      layer((context) => <Published key="published" {...context} lines={lines} />),
      layer((context) => <Series key="series" {...context} lines={lines} />),
      layer((context) => <Gaps key="gaps" {...context} lines={lines} quantity={view.quantity} />),
      // Above the series: where it holds, it would be hidden below them.
      layer((context) => <Serial key="serial" {...context} points={serial} quantity={view.quantity} />),
    ],
  };
}

/** What can be pointed at in a figure of sweeps, in a view. */
export function marksOfSweep(data: SweepData, view: SweepView): Mark[] {
  return sweepMarks(data, view, frameOf(data, view).span.min);
}

/** The levels of all lines, the line of serving one by one, and how far the axis of a view reaches. */
function frameOf({ lines, aloneSeconds }: SweepData, view: SweepView) {
  const levels = [...new Set(lines.flatMap((one) => one.levels.map(({ level }) => level)))].toSorted((a, b) => a - b);
  const ends = [view.scale === "linear" && view.quantity === "time" ? 0 : 1, levels.at(-1) ?? 1];
  const serial =
    aloneSeconds === null ? [] : ends.map((x) => ({ x, y: view.quantity === "time" ? x * aloneSeconds : 1 }));
  const values = plotted({ lines, aloneSeconds, scale: view.scale }, view).flatMap((one) => [
    ...one.levels.flatMap((at) => at.values),
    ...one.published.map(({ y }) => y),
  ]);
  return { levels, serial, span: spanY([...values, ...serial.map(({ y }) => y)], view.scale) };
}
