import { line as path } from "d3-shape";
import { targetClass } from "../chart/chart-style.ts";
import { LABEL_GAP, separateLabels, wrapped } from "../chart/labels.ts";
import { dashesOf, Point } from "../chart/line-sign.tsx";
import type { LayerContext } from "../chart/nivo.ts";
import type { ChartLine, ChartPoint } from "./lines-data.ts";

interface Drawn extends LayerContext {
  lines: readonly ChartLine[];
}

/**
 * A point for each value, a line through the points that have one, and a label beside the chart, at the height of its end.
 */
export function LineSeries({ lines, ...scales }: Drawn) {
  const drawn = lines.flatMap((line) => {
    const last = line.points.findLast(({ y }) => y !== null);
    return last ? [{ line, labelY: scales.yScale(last.y ?? 0) }] : [];
  });
  // What is behind has the colour and the shape of what is in front of it, where that is named.
  const named = drawn.filter(({ line }) => !line.isBehind);
  const { labels, gap } = wrapped(
    named.map(({ line }) => line.label),
    scales.innerHeight,
  );
  const heights = separateLabels(
    named.map(({ labelY }) => labelY),
    scales.innerHeight,
    gap,
  );
  return (
    <g>
      {drawn.map(({ line }) => (
        <g key={line.id} className={`${targetClass(line.place)}${line.isBehind ? " paler" : ""}`}>
          <path className="median" strokeDasharray={dashesOf(line.sign)} d={linePath(line.points, scales)} />
          <Samples line={line} {...scales} />
        </g>
      ))}
      {named.map(({ line }, index) => (
        <g key={line.id} className={targetClass(line.place)}>
          <Label words={labels[index] ?? []} sign={line.sign} x={scales.innerWidth} y={heights[index] ?? 0} />
        </g>
      ))}
    </g>
  );
}

/** Points as the path of a line, with a gap wherever one has no value. */
export function linePath(
  points: readonly Pick<ChartPoint, "x" | "y">[],
  { xScale, yScale }: Pick<LayerContext, "xScale" | "yScale">,
): string {
  const draw = path<Pick<ChartPoint, "x" | "y">>(
    ({ x }) => xScale(x),
    ({ y }) => yScale(y ?? 0),
  )
    .defined(({ y }) => y !== null)
    .digits(2);
  return draw(points) ?? "";
}

function Samples({ line, xScale, yScale }: LayerContext & { line: ChartLine }) {
  return line.points.flatMap(({ x, samples }) =>
    samples.map((y, sample) => (
      <Point
        key={`${x}-${sample}`}
        className="sample"
        sign={line.sign}
        x={xScale(x) + offsetOf(sample, samples.length)}
        y={yScale(y)}
      />
    )),
  );
}

/** Spreads the values at one place sideways, so that those that are nearly equal do not hide each other. */
function offsetOf(sample: number, count: number): number {
  const step = Math.min(3, 12 / count);
  return (sample - (count - 1) / 2) * step;
}

/** How far the lines of one label are apart. */
const LINE_HEIGHT = "1em";

function Label({ words, sign, x, y }: Pick<ChartLine, "sign"> & { words: readonly string[]; x: number; y: number }) {
  return (
    <>
      <Point className="sign" sign={sign} x={x + 16} y={y} />
      <text className="series-label" x={x + 28} y={y} dominantBaseline="central">
        {words.map((line, index) => (
          <tspan key={line} x={x + 28} dy={index > 0 ? LINE_HEIGHT : `${(1 - words.length) / 2}em`}>
            {line}
          </tspan>
        ))}
      </text>
    </>
  );
}

const CROSS = 4;

/** A cross on the axis for every point without a value. */
export function LineGaps({ lines, xScale, innerHeight }: Drawn) {
  const incomplete = lines.filter(({ points }) => points.some(({ y }) => y === null));
  return (
    <g>
      {incomplete.map(({ id, place, points }, row) => (
        <g key={id} className={`gap ${targetClass(place)}`}>
          {points
            .filter(({ y }) => y === null)
            .map(({ x }) => (
              <Cross key={x} x={xScale(x)} y={innerHeight - 8 - 10 * row} />
            ))}
        </g>
      ))}
    </g>
  );
}

function Cross({ x, y }: { x: number; y: number }) {
  return <path d={`M${x - CROSS},${y - CROSS}l${2 * CROSS},${2 * CROSS}m0,${-2 * CROSS}l${-2 * CROSS},${2 * CROSS}`} />;
}

/** Where the words for what is missing begin: a line of text below the top. */
const FIRST_NOTE = 16;

/**
 * What is missing from a figure in words, a line each.
 *
 * @param labels the heights of labels that begin where these words do, and that they stand below where there is no room
 */
export function GapNotes({ notes, labels = [] }: { notes: readonly string[]; labels?: readonly number[] }) {
  const height = LABEL_GAP * notes.length;
  const first = labels
    .toSorted((a, b) => a - b)
    .reduce((y, label) => (label > y - LABEL_GAP && label < y + height ? label + LABEL_GAP : y), FIRST_NOTE);
  return notes.map((note, index) => (
    <text key={note} className="missing" x={12} y={first + LABEL_GAP * index}>
      {note}
    </text>
  ));
}
