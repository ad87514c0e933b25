import { line as path } from "d3-shape";
import { targetClass } from "../chart/chart-style.ts";
import { separateLabels, shortened } from "../chart/labels.ts";
import { dashesOf, Point } from "../chart/line-sign.tsx";
import type { LayerContext } from "../chart/nivo.ts";
import type { SweepLine } from "./sweep-lines.ts";
import { medianOf, pointsOf, type Quantity } from "./sweep-quantity.ts";
import type { ShownLines } from "./sweep-references.tsx";

/** A level of a line and its median in the drawn quantity; null without one. */
interface MedianPoint {
  level: number;
  median: number | null;
}

/** A point for each burst, a line through the medians, and a label at its end. */
export function Series({ lines, quantity, ...scales }: ShownLines) {
  const drawn = lines.flatMap((line) => {
    const medians = mediansOf(line, quantity);
    const last = medians.findLast(({ median }) => median !== null);
    return last ? [{ line, medians, labelX: scales.xScale(last.level), labelY: scales.yScale(last.median ?? 0) }] : [];
  });
  const labels = separateLabels(
    drawn.map(({ labelY }) => labelY),
    scales.innerHeight,
  );
  return (
    <g>
      {drawn.map(({ line, medians, labelX }, index) => (
        <g key={line.id} className={targetClass(line.place)}>
          <path className="median" strokeDasharray={dashesOf(line.sign)} d={medianPath(medians, scales)} />
          <Bursts line={line} quantity={quantity} {...scales} />
          <Label line={line} x={labelX} y={labels[index] ?? 0} />
        </g>
      ))}
    </g>
  );
}

/** The medians of a line in a quantity, level by level. */
export function mediansOf(line: SweepLine, quantity: Quantity): MedianPoint[] {
  return line.levels.map((at) => ({ level: at.level, median: medianOf(line, quantity, at) }));
}

/** The medians as the path of a line, with a gap wherever a level has none. */
export function medianPath(
  medians: MedianPoint[],
  { xScale, yScale }: Pick<LayerContext, "xScale" | "yScale">,
): string {
  const draw = path<MedianPoint>(
    ({ level }) => xScale(level),
    ({ median }) => yScale(median ?? 0),
  )
    .defined(({ median }) => median !== null)
    .digits(2);
  return draw(medians) ?? "";
}

function Bursts({ line, quantity, xScale, yScale }: LayerContext & { line: SweepLine; quantity: Quantity }) {
  return line.levels.flatMap(({ level, seconds }) =>
    pointsOf(
      line,
      quantity,
      seconds.map((one) => ({ level, seconds: one })),
    ).map(({ x, y }, sample) => (
      <Point
        key={`${level}-${sample}`}
        className="sample"
        sign={line.sign}
        x={xScale(x) + offsetOf(sample, seconds.length)}
        y={yScale(y)}
      />
    )),
  );
}

/** Spreads the bursts of one level sideways, so that points with nearly the same time do not hide each other. */
function offsetOf(sample: number, count: number): number {
  const step = Math.min(3, 12 / count);
  return (sample - (count - 1) / 2) * step;
}

function Label({ line: { label, sign }, x, y }: { line: SweepLine; x: number; y: number }) {
  return (
    <>
      <Point className="sign" sign={sign} x={x + 16} y={y} />
      <text className="series-label" x={x + 28} y={y} dominantBaseline="central">
        {shortened(label)}
      </text>
    </>
  );
}
