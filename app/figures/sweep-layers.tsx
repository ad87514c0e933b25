import { LABEL_GAP, shortened, targetClass } from "./drawing.ts";
import type { LayerContext } from "./nivo.ts";
import { dashesOf, Point, round } from "./sign.tsx";
import { type PlottedLine, stretchesOf } from "./sweep-plot.ts";
import type { Quantity } from "./view.ts";

type Points = { x: number; y: number }[];

/** What serving one after the other predicts: n times one request alone, and so no speed-up. */
export function Serial({ points, quantity, ...scales }: LayerContext & { points: Points; quantity: Quantity }) {
  const [begin, end] = points.map(({ x, y }) => ({ x: scales.xScale(x), y: scales.yScale(y) }));
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

/** The fitted law of every line, thin and behind the points. */
export function Laws({ lines, ...scales }: LayerContext & { lines: PlottedLine[] }) {
  return (
    <g>
      {lines.map(({ line, law }) =>
        law.length > 0 ? (
          <polyline key={line.id} className={`prediction ${targetClass(line.place)}`} points={pathOf(law, scales)}>
            <title>{`${line.label}: what its law, ${line.law?.name}, predicts`}</title>
          </polyline>
        ) : null,
      )}
    </g>
  );
}

/** Every burst as a point, the medians joined, and the label at the end of its line. */
export function Series({ lines, ...scales }: LayerContext & { lines: PlottedLine[] }) {
  const drawn = lines.flatMap((plottedLine) => {
    const end = stretchesOf(plottedLine).at(-1)?.at(-1);
    return end ? [{ plottedLine, x: scales.xScale(end.x), y: scales.yScale(end.y) }] : [];
  });
  const labels = spread(
    drawn.map(({ y }) => y),
    scales.innerHeight,
  );
  return (
    <g>
      {drawn.map(({ plottedLine, x }, index) => (
        <OneSeries key={plottedLine.line.id} of={plottedLine} labelX={x} labelY={labels[index] ?? 0} {...scales} />
      ))}
    </g>
  );
}

function OneSeries({
  of,
  labelX,
  labelY,
  ...scales
}: LayerContext & { of: PlottedLine; labelX: number; labelY: number }) {
  const { label, place, sign } = of.line;
  return (
    <g className={targetClass(place)}>
      {stretchesOf(of).map((points) => (
        <polyline
          key={points[0]?.x}
          className="median"
          strokeDasharray={dashesOf(sign)}
          points={pathOf(points, scales)}
        />
      ))}
      {of.levels.flatMap(({ level, values }) =>
        values.map((y, sample) => (
          <Point
            key={`${level}-${sample}`}
            className="sample"
            sign={sign}
            x={scales.xScale(level) + beside(sample, values.length)}
            y={scales.yScale(y)}
          />
        )),
      )}
      <Point className="sign" sign={sign} x={labelX + 16} y={labelY} />
      <text className="series-label" x={labelX + 28} y={labelY} dominantBaseline="central">
        {shortened(label)}
      </text>
    </g>
  );
}

/** Bursts of one level stand a little beside each other: nearly all take the same time, and all are to be seen. */
function beside(sample: number, count: number): number {
  const step = Math.min(3, 12 / count);
  return (sample - (count - 1) / 2) * step;
}

function pathOf(points: Points, { xScale, yScale }: LayerContext): string {
  return points.map(({ x, y }) => `${round(xScale(x))},${round(yScale(y))}`).join(" ");
}

/** Moves labels apart so that none covers another and all stay on the drawing, keeping their order. */
function spread(positions: number[], height: number, gap = LABEL_GAP): number[] {
  const order = positions.map((y, index) => ({ y, index })).toSorted((a, b) => b.y - a.y);
  let last = Math.max(height, gap * positions.length) + gap / 2;
  const up = order.map(({ y, index }) => {
    last = Math.min(y, last - gap);
    return { y: last, index };
  });
  // Whatever was pushed above the drawing goes back down, and pushes those below it.
  let least = 0;
  const placed = up.toReversed().map(({ y, index }) => {
    const at = Math.max(y, least);
    least = at + gap;
    return { y: at, index };
  });
  return placed.toSorted((a, b) => a.index - b.index).map(({ y }) => y);
}
