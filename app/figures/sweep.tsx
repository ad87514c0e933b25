import type { SweepSeries } from "../../content/findings/sweeps.ts";
import { LABEL_GAP, roomFor, SIZE, saySeconds, shortened, THEME, targetClass } from "./drawing.ts";
import { type LayerContext, type LineProps, layer } from "./nivo.ts";

/** What the figure of a sweep shows: its series, and the seconds of one request alone that the law is drawn from. */
export interface SweepData {
  series: SweepSeries[];
  aloneSeconds: number | null;
}

/** Total time of a burst against the number of requests in it, as props of nivo's line chart. */
export function sweepProps({ series, aloneSeconds }: SweepData): LineProps {
  const levels = [...new Set(series.flatMap((one) => one.levels.map(({ level }) => level)))].toSorted((a, b) => a - b);
  const most = levels.at(-1) ?? 1;
  const top = Math.max(
    0.1,
    (aloneSeconds ?? 0) * most,
    ...series.flatMap((one) => one.levels.flatMap(({ seconds }) => seconds)),
  );
  return {
    ...SIZE,
    data: series.map((one) => ({ id: one.label, data: pointsOf(one).map(({ x, y }) => ({ x, y })) })),
    theme: THEME,
    animate: false,
    margin: { top: 16, right: roomFor(series.map(({ label }) => label)), bottom: 56, left: 72 },
    xScale: { type: "linear", min: 0, max: most },
    yScale: { type: "linear", min: 0, max: top * 1.05 },
    axisBottom: { tickValues: levels, legend: "requests sent together, n", legendOffset: 44, legendPosition: "middle" },
    axisLeft: { tickValues: 6, legend: "seconds until all were answered", legendOffset: -56, legendPosition: "middle" },
    gridXValues: levels,
    enableGridX: false,
    enablePoints: false,
    colors: ["currentColor"],
    useMesh: true,
    tooltip: ({ point }) => (
      <Tip text={`${point.seriesId}: n = ${point.data.x}, median ${saySeconds(Number(point.data.y))}`} />
    ),
    layers: [
      "grid",
      "axes",
      layer((context) => <Series {...context} series={series} />),
      // Above the series: where the law holds, it would be hidden below them.
      layer((context) => <Law {...context} aloneSeconds={aloneSeconds} most={most} />),
      "mesh",
    ],
  };
}

function pointsOf(series: SweepSeries): { x: number; y: number }[] {
  return series.levels.flatMap(({ level, medianSeconds }) =>
    medianSeconds === null ? [] : [{ x: level, y: medianSeconds }],
  );
}

function Law({ xScale, yScale, aloneSeconds, most }: LayerContext & { aloneSeconds: number | null; most: number }) {
  if (aloneSeconds === null) return null;
  const at = (n: number) => ({ x: xScale(n), y: yScale(n * aloneSeconds) });
  const [end, middle] = [at(most), at(most * 0.6)];
  return (
    <g key="law">
      <line className="law" x1={xScale(0)} y1={yScale(0)} x2={end.x} y2={end.y} />
      <text className="law-label" x={middle.x - 10} y={middle.y - 6} textAnchor="end">
        one by one: n · T
      </text>
    </g>
  );
}

function Series({ series, xScale, yScale }: LayerContext & { series: SweepSeries[] }) {
  const drawn = series.filter((one) => pointsOf(one).length > 0);
  const lost = series.filter((one) => pointsOf(one).length === 0);
  const labels = spread(drawn.map((one) => yScale(pointsOf(one).at(-1)?.y ?? 0)));
  return (
    <g key="series">
      {lost.map((one, index) => (
        <text key={one.target} className="missing" x={12} y={16 + LABEL_GAP * index}>
          {shortened(one.label)}: not measured
        </text>
      ))}
      {drawn.map((one, index) => (
        <g key={one.target} className={targetClass(one.place)}>
          <polyline
            className="median"
            points={pointsOf(one)
              .map(({ x, y }) => `${xScale(x)},${yScale(y)}`)
              .join(" ")}
          />
          {one.levels.flatMap(({ level, seconds }) =>
            seconds.map((y, sample) => (
              <circle key={`${level}-${sample}`} className="sample" cx={xScale(level)} cy={yScale(y)} r={3.5} />
            )),
          )}
          <text
            className="series-label"
            x={xScale(pointsOf(one).at(-1)?.x ?? 0) + 8}
            y={labels[index]}
            dominantBaseline="middle"
          >
            {shortened(one.label)}
          </text>
        </g>
      ))}
    </g>
  );
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

/** A line of text beside the pointer. */
export function Tip({ text }: { text: string }) {
  return <div className="tip">{text}</div>;
}
