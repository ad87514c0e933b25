import type { CalibrationSpread } from "../../content/findings/calibration/calibrations.ts";
import { SIZE, shortened, THEME, targetClass } from "./drawing.ts";
import type { Mark } from "./marks.ts";
import { type LayerContext, type LineProps, layer } from "./nivo.ts";

const MILLISECONDS = 1000;

/** Every calibration sample of every target, a column each, as props of nivo's line chart. */
export function calibrationProps(spreads: CalibrationSpread[]): LineProps {
  const all = spreads.flatMap(({ seconds }) => seconds.map((one) => one * MILLISECONDS));
  return {
    ...SIZE,
    data: spreads.map(({ target }) => ({ id: target, data: [] })),
    theme: THEME,
    animate: false,
    margin: { top: 16, right: 16, bottom: 44, left: 72 },
    xScale: { type: "linear", min: 0, max: spreads.length },
    yScale: { type: "linear", min: 0, max: Math.max(1, ...all) * 1.08 },
    axisBottom: {
      tickValues: spreads.map((_, column) => column + 0.5),
      format: (x) => shortened(spreads[Math.floor(Number(x))]?.label ?? ""),
      tickSize: 0,
      tickPadding: 12,
    },
    axisLeft: { tickValues: 6, legend: "milliseconds of one iteration", legendOffset: -56, legendPosition: "middle" },
    enableGridX: false,
    enablePoints: false,
    colors: ["currentColor"],
    layers: ["grid", "axes", layer((context) => <Columns {...context} spreads={spreads} />)],
  };
}

/** Every sample, with what its target's samples say together. */
export function marksOfCalibration(spreads: CalibrationSpread[]): Mark[] {
  return spreads.flatMap((one, column) =>
    one.seconds.length === 0
      ? [{ series: one.target, x: column + 0.5, y: 0, title: `${one.label}: not measured`, lines: [] }]
      : one.seconds.map((seconds, index) => ({
          series: one.target,
          x: abscissa(column, index, one.seconds.length),
          y: seconds * MILLISECONDS,
          title: `${one.label}: ${digits(seconds)} ms`,
          lines: [`sample ${index + 1} of ${one.seconds.length}`, ...sayQuartiles(one)],
        })),
  );
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

function Columns({ spreads, xScale, yScale }: LayerContext & { spreads: CalibrationSpread[] }) {
  return (
    <g key="columns">
      {spreads.map((one, column) => (
        <g key={one.target} className={targetClass(one.place)}>
          {one.quartiles ? (
            <>
              <rect
                className="quartiles"
                x={xScale(column + 0.1)}
                width={xScale(column + 0.9) - xScale(column + 0.1)}
                y={yScale(one.quartiles.high * MILLISECONDS)}
                height={yScale(one.quartiles.low * MILLISECONDS) - yScale(one.quartiles.high * MILLISECONDS)}
              />
              <line
                className="median"
                x1={xScale(column + 0.1)}
                x2={xScale(column + 0.9)}
                y1={yScale(one.quartiles.median * MILLISECONDS)}
                y2={yScale(one.quartiles.median * MILLISECONDS)}
              />
            </>
          ) : (
            <text className="missing" x={xScale(column + 0.5)} y={yScale(0) - 20} textAnchor="middle">
              not measured
            </text>
          )}
          {one.seconds.map((seconds, index) => (
            <circle
              key={abscissa(column, index, one.seconds.length)}
              className="sample"
              cx={xScale(abscissa(column, index, one.seconds.length))}
              cy={yScale(seconds * MILLISECONDS)}
              r={3}
            />
          ))}
        </g>
      ))}
    </g>
  );
}
