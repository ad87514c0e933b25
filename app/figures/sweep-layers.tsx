import { LABEL_GAP, shortened, targetClass } from "./drawing.ts";
import type { LayerContext } from "./nivo.ts";
import { pointsOf, type SweepLine } from "./sweep-line.ts";

type Points = { x: number; y: number }[];

/** What serving one after the other predicts: n times one request alone. */
export function Serial({
  xScale,
  yScale,
  aloneSeconds,
  most,
}: LayerContext & { aloneSeconds: number | null; most: number }) {
  if (aloneSeconds === null) return null;
  const at = (n: number) => ({ x: xScale(n), y: yScale(n * aloneSeconds) });
  const [end, middle] = [at(most), at(most * 0.6)];
  return (
    <g>
      <line className="law" x1={xScale(0)} y1={yScale(0)} x2={end.x} y2={end.y} />
      <text className="law-label" x={middle.x - 10} y={middle.y - 6} textAnchor="end">
        one by one: n · T
      </text>
    </g>
  );
}

/** The fitted law of every line, thin and behind the points. */
export function Laws({ lines, ...scales }: LayerContext & { lines: SweepLine[] }) {
  return (
    <g>
      {lines.map(({ id, place, law }) =>
        law ? (
          <polyline key={id} className={`prediction ${targetClass(place)}`} points={pathOf(law.points, scales)} />
        ) : null,
      )}
    </g>
  );
}

/** Every burst as a dot, the medians joined, and the label at the end of its line. */
export function Series({ lines, ...scales }: LayerContext & { lines: SweepLine[] }) {
  const drawn = lines.filter((one) => pointsOf(one).length > 0);
  const lost = lines.filter((one) => pointsOf(one).length === 0);
  const labels = spread(drawn.map((one) => scales.yScale(pointsOf(one).at(-1)?.y ?? 0)));
  return (
    <g>
      {lost.map((one, index) => (
        <text key={one.id} className="missing" x={12} y={16 + LABEL_GAP * index}>
          {shortened(one.label)}: not measured
        </text>
      ))}
      {drawn.map((one, index) => (
        <OneSeries key={one.id} line={one} labelY={labels[index] ?? 0} {...scales} />
      ))}
    </g>
  );
}

function OneSeries({ line, labelY, ...scales }: LayerContext & { line: SweepLine; labelY: number }) {
  const points = pointsOf(line);
  return (
    <g className={targetClass(line.place)}>
      <polyline className="median" points={pathOf(points, scales)} />
      {line.levels.flatMap(({ level, seconds }) =>
        seconds.map((y, sample) => (
          <circle
            key={`${level}-${sample}`}
            className="sample"
            cx={scales.xScale(level)}
            cy={scales.yScale(y)}
            r={3.5}
          />
        )),
      )}
      <text className="series-label" x={scales.xScale(points.at(-1)?.x ?? 0) + 8} y={labelY} dominantBaseline="middle">
        {shortened(line.label)}
      </text>
    </g>
  );
}

function pathOf(points: Points, { xScale, yScale }: LayerContext): string {
  return points.map(({ x, y }) => `${round(xScale(x))},${round(yScale(y))}`).join(" ");
}

/** Hundredths of a pixel: more digits only make the page longer. */
function round(pixels: number): number {
  return Math.round(pixels * 100) / 100;
}

/** Moves labels apart so that none covers another, keeping their order. */
function spread(positions: number[], gap = LABEL_GAP): number[] {
  const order = positions.map((y, index) => ({ y, index })).toSorted((a, b) => b.y - a.y);
  let last = Number.POSITIVE_INFINITY;
  const placed = order.map(({ y, index }) => {
    last = Math.min(y, last - gap);
    return { y: last, index };
  });
  return placed.toSorted((a, b) => a.index - b.index).map(({ y }) => y);
}
