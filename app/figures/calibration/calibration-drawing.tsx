import type { CalibrationSpread } from "../../../content/findings/calibration/calibrations.ts";
import { BASE_PROPS, SIZE, targetClass } from "../chart/chart-style.ts";
import { shortened } from "../chart/labels.ts";
import { type LayerContext, type LineProps, layer } from "../chart/nivo.ts";
import { type Drawing, ONLY_VIEW } from "../explore/drawing.ts";
import type { Mark } from "../explore/marks.ts";
import type { CalibrationColumn } from "./calibration-data.ts";

const MILLISECONDS = 1000;

/** Every calibration sample of every target, a column each; those of another run paler, behind the others. */
export const calibrationDrawing: Drawing<CalibrationColumn[], null> = { ...ONLY_VIEW, propsOf, marksOf };

function propsOf(spreads: CalibrationColumn[]): LineProps {
  const both = spreads.flatMap((spread) => [spread, ...(spread.behind ? [spread.behind] : [])]);
  const all = both.flatMap(({ seconds }) => seconds.map((one) => one * MILLISECONDS));
  return {
    ...BASE_PROPS,
    ...SIZE,
    data: spreads.map(({ target }) => ({ id: target, data: [] })),
    margin: { top: 16, right: 16, bottom: 44, left: 72 },
    xScale: { type: "linear", min: 0, max: spreads.length },
    yScale: { type: "linear", min: 0, max: Math.max(1, ...all) * 1.08 },
    axisBottom: {
      tickValues: spreads.map((_, column) => column + 0.5),
      format: (x) => shortened(spreads[Math.floor(Number(x))]?.label ?? ""),
      tickSize: 0,
      tickPadding: 12,
    },
    axisLeft: { tickValues: 6, legend: "time of one iteration, ms", legendOffset: -56, legendPosition: "middle" },
    enableGridX: false,
    layers: ["grid", "axes", layer((context) => <Columns key="columns" {...context} spreads={spreads} />)],
  };
}

/** Every sample, with what its target's samples say together. */
function marksOf(spreads: CalibrationColumn[]): Mark[] {
  return spreads.flatMap((spread, column) => [
    ...(spread.behind
      ? marksIn(column, {
          ...spread.behind,
          target: `theirs-${spread.target}`,
          label: `theirs: ${spread.behind.label}`,
        })
      : []),
    ...marksIn(column, spread),
  ]);
}

function marksIn(column: number, spread: CalibrationSpread): Mark[] {
  const { target: series, label } = spread;
  if (spread.seconds.length === 0)
    return [{ series, x: column + 0.5, y: 0, title: `${label}: not measured`, lines: [] }];
  return spread.seconds.map((seconds, index) => ({
    series,
    x: abscissa(column, index, spread.seconds.length),
    y: seconds * MILLISECONDS,
    title: `${label}: ${digits(seconds)} ms`,
    lines: [`sample ${index + 1} of ${spread.seconds.length}`, ...sayQuartiles(spread)],
  }));
}

function sayQuartiles({ quartiles }: CalibrationSpread): string[] {
  if (!quartiles) return [];
  return [
    `median ${digits(quartiles.median)} ms, middle half ${digits(quartiles.low)} to ${digits(quartiles.high)} ms`,
  ];
}

function digits(seconds: number): string {
  return (seconds * MILLISECONDS).toPrecision(3);
}

/** Samples stand in their column in the order in which they were taken. */
function abscissa(column: number, index: number, count: number): number {
  return column + 0.15 + (0.7 * (index + 0.5)) / count;
}

function Columns({ spreads, ...scales }: LayerContext & { spreads: CalibrationColumn[] }) {
  return (
    <g>
      {spreads.map((spread, column) => (
        <g key={spread.target} className={targetClass(spread.place)}>
          {spread.behind && spread.behind.seconds.length > 0 && (
            <g className="paler">
              <Samples {...scales} column={column} spread={spread.behind} />
            </g>
          )}
          <Samples {...scales} column={column} spread={spread} />
        </g>
      ))}
    </g>
  );
}

function Samples({ column, spread, ...scales }: LayerContext & { column: number; spread: CalibrationSpread }) {
  return (
    <>
      <Quartiles {...scales} column={column} quartiles={spread.quartiles} />
      {spread.seconds.map((seconds, index) => (
        <circle
          key={abscissa(column, index, spread.seconds.length)}
          className="sample"
          cx={scales.xScale(abscissa(column, index, spread.seconds.length))}
          cy={scales.yScale(seconds * MILLISECONDS)}
          r={3}
        />
      ))}
    </>
  );
}

/** The middle half of a column as a band with the median in it. */
function Quartiles({
  quartiles,
  column,
  xScale,
  yScale,
}: LayerContext & Pick<CalibrationSpread, "quartiles"> & { column: number }) {
  if (!quartiles)
    return (
      <text className="missing" x={xScale(column + 0.5)} y={yScale(0) - 20} textAnchor="middle">
        not measured
      </text>
    );
  const [left, right] = [xScale(column + 0.1), xScale(column + 0.9)];
  const y = (seconds: number) => yScale(seconds * MILLISECONDS);
  const [low, median, high] = [y(quartiles.low), y(quartiles.median), y(quartiles.high)];
  return (
    <>
      <rect className="quartiles" x={left} width={right - left} y={high} height={low - high} />
      <line className="median" x1={left} x2={right} y1={median} y2={median} />
    </>
  );
}
