import { levelAxis, valueAxis, valueExtent } from "../chart/axes.ts";
import { BASE_PROPS, SIZE } from "../chart/chart-style.ts";
import { marginFor } from "../chart/labels.ts";
import { type LineProps, layer } from "../chart/nivo.ts";
import type { Drawing } from "../explore/drawing.ts";
import { Gaps } from "./sweep-gaps.tsx";
import type { SweepData } from "./sweep-lines.ts";
import { sweepMarks } from "./sweep-marks.ts";
import { burstTotals, pointsOf, publishedPoints } from "./sweep-quantity.ts";
import { FittedLaws, PublishedTotals, SerialLaw } from "./sweep-references.tsx";
import { Series } from "./sweep-series.tsx";
import { firstView, queryOf, type SweepView, viewOf, visibleLines } from "./sweep-view.ts";

const LEGENDS = { time: "seconds until all were answered", speedup: "speed-up, n · T / total" };

/** Bursts against the number of requests in them. */
export const sweepDrawing: Drawing<SweepData, SweepView> = {
  firstView,
  queryOf,
  viewOf,
  propsOf,
  marksOf: (data, view) => sweepMarks(data, view, extentsOf(data, view).extent.min),
};

function propsOf(data: SweepData, view: SweepView): LineProps {
  const { levels, serial, extent } = extentsOf(data, view);
  const shown = { lines: visibleLines(data, view), quantity: view.quantity };
  return {
    ...BASE_PROPS,
    ...SIZE,
    // Hidden lines keep their room and their levels: the axes stay where they are.
    data: data.lines.map(({ id }) => ({ id, data: [] })),
    margin: { top: 16, right: marginFor(data.lines.map(({ label }) => label)), bottom: 56, left: 72 },
    ...levelAxis(levels, view.scale, "requests sent together, n"),
    ...valueAxis(extent, view.scale, LEGENDS[view.quantity]),
    enableGridX: false,
    layers: [
      "grid",
      "axes",
      layer((context) => <FittedLaws key="laws" {...context} {...shown} />),
      ...(view.published ? [layer((context) => <PublishedTotals key="published" {...context} {...shown} />)] : []),
      layer((context) => <Series key="series" {...context} {...shown} />),
      layer((context) => <Gaps key="gaps" {...context} {...shown} />),
      // Above the series: where it holds, it would be hidden below them.
      layer((context) => <SerialLaw key="serial" {...context} points={serial} quantity={view.quantity} />),
    ],
  };
}

/** The levels of all lines, the two ends of the serial law, and the range of the value axis. */
function extentsOf(data: SweepData, view: SweepView) {
  const { quantity, scale } = view;
  const levels = [...new Set(data.lines.flatMap((line) => line.levels.map(({ level }) => level)))].toSorted(
    (a, b) => a - b,
  );
  const ends = [scale === "linear" && quantity === "time" ? 0 : 1, levels.at(-1) ?? 1];
  const { serialSeconds } = data;
  const serial = serialSeconds === null ? [] : ends.map((x) => ({ x, y: quantity === "time" ? x * serialSeconds : 1 }));
  const drawn = visibleLines(data, view).flatMap((line) => [
    ...pointsOf(line, quantity, burstTotals(line)),
    ...(view.published ? publishedPoints(line, quantity) : []),
  ]);
  return {
    levels,
    serial,
    extent: valueExtent(
      [...drawn, ...serial].map(({ y }) => y),
      scale,
    ),
  };
}
