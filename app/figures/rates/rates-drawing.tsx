import { BASE_PROPS, SIZE, targetClass } from "../chart/chart-style.ts";
import { Point } from "../chart/line-sign.tsx";
import { rateAxis } from "../chart/log-axis.ts";
import { type LayerContext, type LineProps, layer } from "../chart/nivo.ts";
import { type Drawing, ONLY_VIEW } from "../explore/drawing.ts";
import type { Mark } from "../explore/marks.ts";
import type { RateRow } from "./rates-data.ts";

const ROW_HEIGHT = 64;
const MARGIN = { top: 8, right: 44, bottom: 56, left: 24 };
/** Where in a row its heading stands, as a share of the row. It has the whole width, since names of servers are long. */
const HEADING = 0.2;
/** Where in a row its values stand, below the heading. */
const MIDDLE = 0.66;
/** How far a lane lies from there. */
const LANE = 0.16;

/** Rates, a row for each load. */
export const ratesDrawing: Drawing<RateRow[], null> = { ...ONLY_VIEW, propsOf, marksOf };

function propsOf(rows: RateRow[]): LineProps {
  return {
    ...{ ...BASE_PROPS, width: SIZE.width, height: MARGIN.top + MARGIN.bottom + ROW_HEIGHT * rows.length },
    data: [{ id: "rows", data: [] }],
    margin: MARGIN,
    yScale: { type: "linear", min: 0, max: Math.max(1, rows.length), reverse: true },
    axisLeft: null,
    ...rateAxis(rows.flatMap(ratesOf)),
    enableGridY: false,
    layers: ["grid", "axes", layer((context) => <Rows key="rows" {...context} rows={rows} />)],
  };
}

function ratesOf({ bar, points, ticks }: RateRow): number[] {
  const ends = bar ? [bar.low, ...(bar.high === null ? [] : [bar.high])] : [];
  return [...ends, ...points.map((one) => one.perSecond), ...ticks.map((one) => one.perSecond)].filter(
    (one) => one > 0,
  );
}

/** Of each row its lines; a row without any says what is missing. */
function marksOf(rows: RateRow[]): Mark[] {
  const [least = 1] = rows.flatMap(ratesOf).toSorted((a, b) => a - b);
  return rows.flatMap(({ id, label, ticks, missing }, row) => {
    const at = (x: number, lane: number) => ({ series: id, x: Math.max(x, least), y: row + MIDDLE + LANE * lane });
    const marks = ticks.map(({ perSecond, lane, title, lines }) => ({
      ...at(perSecond, lane),
      ...{ title: `${label}: ${title}`, lines },
    }));
    return marks.length > 0 ? marks : [{ ...at(least, 0), title: `${label}: ${missing}`, lines: [] }];
  });
}

function Rows({ rows, ...context }: LayerContext & { rows: RateRow[] }) {
  return rows.map((one, row) => (
    <g key={one.id} className={targetClass(one.place)}>
      <text className="row-label" x={0} y={context.yScale(row + HEADING)} dominantBaseline="central">
        {one.heading ?? one.label}
      </text>
      <Row {...context} row={row} one={one} />
    </g>
  ));
}

function Row({ row, one, xScale, yScale, innerWidth }: LayerContext & { row: number; one: RateRow }) {
  const { bar, points, ticks, missing } = one;
  const y = (lane: number) => yScale(row + MIDDLE + LANE * lane);
  if (!bar && points.length === 0 && ticks.length === 0)
    return (
      <text className="missing" x={8} y={y(0)} dominantBaseline="central">
        {missing}
      </text>
    );
  const left = bar && bar.low > 0 ? xScale(bar.low) : 0;
  const right = bar && bar.high !== null ? xScale(bar.high) : innerWidth;
  return (
    <>
      {bar && <rect className="quartiles" x={left} width={Math.max(2, right - left)} y={y(0) - 9} height={18} />}
      {points.map(({ perSecond, sign, lane, isHollow }, index) => (
        <g key={`${perSecond}-${index}`} className={isHollow ? "hollow" : undefined}>
          <Point className="sample" sign={sign} x={xScale(perSecond)} y={y(lane)} />
        </g>
      ))}
      {ticks.map(({ perSecond, lane, isDashed }) => (
        <line
          key={`${perSecond}-${lane}`}
          className="median"
          strokeDasharray={isDashed ? "3 3" : undefined}
          x1={xScale(perSecond)}
          x2={xScale(perSecond)}
          y1={y(lane) - 9}
          y2={y(lane) + 9}
        />
      ))}
    </>
  );
}
