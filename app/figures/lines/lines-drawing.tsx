import { valueAxis, valueExtent } from "../chart/axes.ts";
import { BASE_PROPS, SIZE } from "../chart/chart-style.ts";
import { marginFor, shortened } from "../chart/labels.ts";
import { type LayerContext, type LineProps, layer } from "../chart/nivo.ts";
import type { Drawing } from "../explore/drawing.ts";
import type { Mark } from "../explore/marks.ts";
import { GapNotes, LineGaps, LineSeries } from "./line-series.tsx";
import { type ChartLine, type ChartPoint, type LinesData, type LinesView, visibleLines } from "./lines-data.ts";
import { firstView, queryOf, viewOf } from "./lines-view.ts";

/** What is specific to one kind of figure of lines. */
interface LinesKind<Data extends LinesData> {
  /** The horizontal axis, for all values on it. */
  axis: (values: number[], data: Data) => Partial<LineProps>;
  /** What the vertical axis, of milliseconds on a logarithmic scale, shows in a view. */
  legend: (view: LinesView, data: Data) => string;
  /** The title and the lines of a mark. */
  say: (line: ChartLine, point: ChartPoint, data: Data, view: LinesView) => Pick<Mark, "title" | "lines">;
  /** Values that are drawn as horizontal dashed lines, with what they are. */
  references?: (data: Data) => { y: number; label: string }[];
  /** Moments that are drawn as vertical lines. */
  moments?: (data: Data) => number[];
}

/** Draws lines over a horizontal axis, with milliseconds on a logarithmic vertical one. */
export function linesDrawing<Data extends LinesData>(kind: LinesKind<Data>): Drawing<Data, LinesView> {
  return {
    ...{ firstView, queryOf, viewOf },
    propsOf: (data, view) => propsOf(kind, data, view),
    marksOf(data, view) {
      const floor = extentOf(kind, data, view).min;
      return visibleLines(data, view).flatMap((line) =>
        line.points.map((point) => ({
          ...{ series: line.id, x: point.x, y: point.y ?? floor },
          ...kind.say(line, point, data, view),
        })),
      );
    },
  };
}

function propsOf<Data extends LinesData>(kind: LinesKind<Data>, data: Data, view: LinesView): LineProps {
  const lines = visibleLines(data, view);
  // Hidden lines keep their room and their values: the axis stays where it is.
  const all = visibleLines(data, { ...view, hidden: [] });
  const references = kind.references?.(data) ?? [];
  const moments = kind.moments?.(data) ?? [];
  return {
    ...{ ...BASE_PROPS, ...SIZE, data: data.lines.map(({ id }) => ({ id, data: [] })) },
    margin: { top: 16, right: marginFor(data.lines.map(({ label }) => label)), bottom: 56, left: 72 },
    ...kind.axis(
      all.flatMap(({ points }) => points.map(({ x }) => x)),
      data,
    ),
    ...valueAxis(extentOf(kind, data, view), "log", kind.legend(view, data)),
    enableGridX: false,
    layers: [
      "grid",
      "axes",
      layer((context) => <Moments key="moments" {...context} moments={moments} />),
      layer((context) => <References key="references" {...context} references={references} />),
      layer((context) => <LineSeries key="series" {...context} lines={lines} />),
      layer((context) => <LineGaps key="gaps" {...context} lines={lines} />),
      layer(({ yScale }) => (
        <GapNotes key="notes" notes={notesOf(lines)} labels={references.map(({ y }) => yScale(y) - LABEL_ABOVE)} />
      )),
    ],
  };
}

function extentOf<Data extends LinesData>(kind: LinesKind<Data>, data: Data, view: LinesView) {
  const values = visibleLines(data, view).flatMap(({ points }) =>
    points.flatMap(({ y, samples }) => [...(y === null ? [] : [y]), ...samples]),
  );
  return valueExtent([...values, ...(kind.references?.(data) ?? []).map(({ y }) => y)], "log");
}

/** A value may be missing although it was measured: where requests had no right answer. The caption says what it means. */
function notesOf(lines: readonly ChartLine[]): string[] {
  if (lines.length === 0) return ["nothing selected"];
  const isEmpty = ({ points }: ChartLine) => points.every(({ y }) => y === null);
  const isSomeIncomplete = lines.some((line) => !isEmpty(line) && line.points.some(({ y }) => y === null));
  return [
    ...lines.filter(isEmpty).map(({ label }) => `${shortened(label)}: no value`),
    ...(isSomeIncomplete ? ["× no value"] : []),
  ];
}

/** How far above its line the label of a reference stands. */
const LABEL_ABOVE = 6;

function References({ references, yScale, innerWidth }: LayerContext & { references: { y: number; label: string }[] }) {
  return references.map(({ y, label }) => (
    <g key={label}>
      <line className="law" x1={0} x2={innerWidth} y1={yScale(y)} y2={yScale(y)} />
      <text className="law-label" x={8} y={yScale(y) - LABEL_ABOVE}>
        {label}
      </text>
    </g>
  ));
}

function Moments({ moments, xScale, innerHeight }: LayerContext & { moments: number[] }) {
  return moments.map((x) => <line key={x} className="law" x1={xScale(x)} x2={xScale(x)} y1={0} y2={innerHeight} />);
}
