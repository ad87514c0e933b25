import { max } from "d3-array";
import type { CalibrationSpread } from "../../../content/findings/calibration/calibrations.ts";
import { BASE_PROPS, SIZE, targetClass } from "../chart/chart-style.ts";
import { type LayerContext, type LineProps, layer } from "../chart/nivo.ts";
import { type Drawing, ONLY_VIEW } from "../explore/drawing.ts";
import type { Mark } from "../explore/marks.ts";
import type { CalibrationColumn } from "./calibration-data.ts";

const MILLISECONDS = 1000;
const ROW_HEIGHT = 76;
const MARGIN = { top: 8, right: 24, bottom: 56, left: 24 };
/** Where in a row its heading stands, as a share of the row: it has the whole width, since names of targets may be long. */
const HEADING = 0.2;
/** Where the samples of a row begin and end. */
const [FIRST, LAST] = [0.4, 0.92];

/** Every calibration sample of every target, a row each; those of another run paler, behind the others. */
export const calibrationDrawing: Drawing<CalibrationColumn[], null> = { ...ONLY_VIEW, propsOf, marksOf };

function propsOf(spreads: CalibrationColumn[]): LineProps {
  const both = spreads.flatMap((spread) => [spread, ...(spread.behind ? [spread.behind] : [])]);
  const all = both.flatMap(({ seconds }) => seconds.map((one) => one * MILLISECONDS));
  return {
    ...{ ...BASE_PROPS, width: SIZE.width, height: MARGIN.top + MARGIN.bottom + ROW_HEIGHT * spreads.length },
    data: [{ id: "rows", data: [] }],
    margin: MARGIN,
    xScale: { type: "linear", min: 0, max: (max(all) ?? 1) * 1.04 },
    yScale: { type: "linear", min: 0, max: Math.max(1, spreads.length), reverse: true },
    axisLeft: null,
    axisBottom: { tickValues: 6, legend: "time of one iteration, ms", legendOffset: 44, legendPosition: "middle" },
    enableGridY: false,
    gridXValues: 6,
    layers: ["grid", "axes", layer((context) => <Rows key="rows" {...context} spreads={spreads} />)],
  };
}

/** Every sample, with what its target's samples say together. */
function marksOf(spreads: CalibrationColumn[]): Mark[] {
  return spreads.flatMap((spread, row) => [
    ...(spread.behind
      ? marksIn(row, { ...spread.behind, target: `theirs-${spread.target}`, label: `theirs: ${spread.behind.label}` })
      : []),
    ...marksIn(row, spread),
  ]);
}

function marksIn(row: number, spread: CalibrationSpread): Mark[] {
  const { target: series, label } = spread;
  if (spread.seconds.length === 0)
    return [{ series, x: 0, y: row + FIRST, title: `${label}: not measured`, lines: [] }];
  return spread.seconds.map((seconds, index) => ({
    series,
    x: seconds * MILLISECONDS,
    y: heightOf(row, index, spread.seconds.length),
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

/** Samples stand in their row from top to bottom in the order in which they were taken. */
function heightOf(row: number, index: number, count: number): number {
  return row + FIRST + ((LAST - FIRST) * (index + 0.5)) / count;
}

function Rows({ spreads, ...scales }: LayerContext & { spreads: CalibrationColumn[] }) {
  return (
    <g>
      {spreads.map((spread, row) => (
        <g key={spread.target} className={targetClass(spread.place)}>
          <text className="row-label" x={0} y={scales.yScale(row + HEADING)} dominantBaseline="central">
            {spread.label}
          </text>
          {spread.behind && spread.behind.seconds.length > 0 && (
            <g className="paler">
              <Samples {...scales} row={row} spread={spread.behind} />
            </g>
          )}
          <Samples {...scales} row={row} spread={spread} />
        </g>
      ))}
    </g>
  );
}

function Samples({ row, spread, ...scales }: LayerContext & { row: number; spread: CalibrationSpread }) {
  return (
    <>
      <Quartiles {...scales} row={row} quartiles={spread.quartiles} />
      {spread.seconds.map((seconds, index) => (
        <circle
          key={heightOf(row, index, spread.seconds.length)}
          className="sample"
          cx={scales.xScale(seconds * MILLISECONDS)}
          cy={scales.yScale(heightOf(row, index, spread.seconds.length))}
          r={3}
        />
      ))}
    </>
  );
}

/** The middle half of a row as a band with the median in it. */
function Quartiles({
  quartiles,
  row,
  xScale,
  yScale,
}: LayerContext & Pick<CalibrationSpread, "quartiles"> & { row: number }) {
  const [top, bottom] = [yScale(row + FIRST), yScale(row + LAST)];
  if (!quartiles)
    return (
      <text className="missing" x={8} y={(top + bottom) / 2} dominantBaseline="central">
        not measured
      </text>
    );
  const x = (seconds: number) => xScale(seconds * MILLISECONDS);
  const [low, median, high] = [x(quartiles.low), x(quartiles.median), x(quartiles.high)];
  return (
    <>
      <rect className="quartiles" x={low} width={high - low} y={top} height={bottom - top} />
      <line className="median" x1={median} x2={median} y1={top} y2={bottom} />
    </>
  );
}
