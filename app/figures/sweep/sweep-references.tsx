import { line as path } from "d3-shape";
import { targetClass } from "../chart/chart-style.ts";
import type { LayerContext } from "../chart/nivo.ts";
import type { SweepLine } from "./sweep-lines.ts";
import { pointsOf, publishedPoints, type Quantity } from "./sweep-quantity.ts";

/** The lines of a layer and the quantity that they are drawn in. */
export interface ShownLines extends LayerContext {
  lines: SweepLine[];
  quantity: Quantity;
}

/** What serving one request after the other predicts: n times one request, and so no speed-up. */
export function SerialLaw({
  points,
  quantity,
  xScale,
  yScale,
}: LayerContext & { points: { x: number; y: number }[]; quantity: Quantity }) {
  const [begin, end] = points.map(({ x, y }) => ({ x: xScale(x), y: yScale(y) }));
  if (!begin || !end) return null;
  const middle = { x: begin.x + 0.6 * (end.x - begin.x), y: begin.y + 0.6 * (end.y - begin.y) };
  return (
    <g>
      <line className="law" x1={begin.x} y1={begin.y} x2={end.x} y2={end.y} />
      <text className="law-label" x={middle.x - 10} y={middle.y - 6} textAnchor="end">
        {quantity === "time" ? "one by one: n · T" : "one by one: 1"}
      </text>
    </g>
  );
}

/** What the fitted server of every line takes, thin and behind the points. */
export function FittedLaws({ lines, quantity, xScale, yScale }: ShownLines) {
  const draw = path<{ x: number; y: number }>(
    ({ x }) => xScale(x),
    ({ y }) => yScale(y),
  ).digits(2);
  return (
    <g>
      {lines
        .filter(({ predicted }) => predicted.length > 0)
        .map((line) => (
          <path
            key={line.id}
            className={`prediction ${targetClass(line.place)}`}
            d={draw(pointsOf(line, quantity, line.predicted)) ?? ""}
          >
            <title>{`${line.label}: predicted by the fitted server (${line.law})`}</title>
          </path>
        ))}
    </g>
  );
}

const HALF = 5;

/** Published totals as hollow squares in their targets' colours, so that they are not taken for what was measured. */
export function PublishedTotals({ lines, quantity, xScale, yScale }: ShownLines) {
  return (
    <g>
      {lines.map((line) => (
        <g key={line.id} className={targetClass(line.place)}>
          {publishedPoints(line, quantity).map(({ x, y }) => (
            <rect
              key={x}
              className="published"
              x={xScale(x) - HALF}
              y={yScale(y) - HALF}
              width={2 * HALF}
              height={2 * HALF}
            />
          ))}
        </g>
      ))}
    </g>
  );
}
