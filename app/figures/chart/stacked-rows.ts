import { cumsum } from "d3-array";
import type { ReactNode } from "react";
import { lengthOf } from "./axes.ts";
import { BASE_PROPS, SIZE } from "./chart-style.ts";
import { type LayerContext, type LineProps, layer } from "./nivo.ts";

/** The heading of a group, or one of its rows, and where it stands in a chart of stacked rows. */
export interface StackedRow<Group, Row> {
  group: Group;
  /** Null for the heading. */
  row: Row | null;
  /** Pixels from the top of the chart. */
  y: number;
  height: number;
}

/** Lays groups out below each other, each as a heading followed by its rows. */
export function stackRows<Group, Row>(
  groups: Group[],
  rowsOf: (group: Group) => Row[],
  heights: { heading: number; row: number },
): StackedRow<Group, Row>[] {
  const stacked = groups.flatMap((group) => [
    { group, row: null, height: heights.heading },
    ...rowsOf(group).map((row) => ({ group, row, height: heights.row })),
  ]);
  const ends = cumsum(stacked, ({ height }) => height);
  return stacked.map((one, index) => ({ ...one, y: (ends[index] ?? 0) - one.height }));
}

/** A chart of stacked rows over the seconds of a burst; its height follows from the number of rows. */
export function stackedRowsProps<Group, Row>(
  rows: StackedRow<Group, Row>[],
  { endSeconds, right }: { endSeconds: number; right: number },
  draw: (context: LayerContext) => ReactNode,
): LineProps {
  const margin = { top: 8, right, bottom: 56, left: 24 };
  const last = rows.at(-1);
  const innerHeight = last ? last.y + last.height : 0;
  return {
    ...BASE_PROPS,
    width: SIZE.width,
    height: innerHeight + margin.top + margin.bottom,
    margin,
    data: [{ id: "rows", data: [] }],
    xScale: { type: "linear", min: 0, max: lengthOf(endSeconds) },
    yScale: { type: "linear", min: 0, max: innerHeight, reverse: true },
    axisLeft: null,
    axisBottom: {
      tickValues: 8,
      legend: "seconds since the burst was sent",
      legendOffset: 44,
      legendPosition: "middle",
    },
    enableGridY: false,
    gridXValues: 8,
    layers: ["grid", "axes", layer(draw)],
  };
}
