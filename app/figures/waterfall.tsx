import type { Waterfall, WaterfallRow } from "../../content/findings/bursts/waterfall.ts";
import { SIZE, saySeconds, shortened, THEME, targetClass } from "./drawing.ts";
import type { Mark } from "./marks.ts";
import { type LayerContext, type LineProps, layer } from "./nivo.ts";

const ROW = 22;
const GROUP = 30;

/** One burst of every target, request by request, all on one scale of seconds, as props of nivo's line chart. */
export function waterfallProps(bursts: Waterfall[]): LineProps {
  const end = Math.max(0.1, ...bursts.flatMap(({ rows }) => rows.map(({ endSeconds }) => endSeconds ?? 0)));
  const margin = { top: 8, right: 110, bottom: 56, left: 24 };
  const placed = place(bursts);
  const height = margin.top + margin.bottom + (placed.at(-1)?.y ?? 0) + (placed.at(-1)?.row ? ROW : GROUP);
  return {
    width: SIZE.width,
    height,
    data: bursts.map((_, index) => ({ id: index, data: [] })),
    theme: THEME,
    animate: false,
    margin,
    xScale: { type: "linear", min: 0, max: end },
    yScale: { type: "linear", min: 0, max: height - margin.top - margin.bottom, reverse: true },
    axisLeft: null,
    axisBottom: {
      tickValues: 8,
      legend: "seconds since the burst was sent",
      legendOffset: 44,
      legendPosition: "middle",
    },
    enableGridY: false,
    gridXValues: 8,
    enablePoints: false,
    colors: ["currentColor"],
    layers: ["grid", "axes", layer((context) => <Rows {...context} placed={placed} />)],
  };
}

/** The moments of every request: sent, work begun and ended, answered. */
export function marksOfWaterfall(bursts: Waterfall[]): Mark[] {
  return place(bursts).flatMap(({ burst, row, y }, index): Mark[] => {
    const series = String(index);
    if (row)
      return momentsOf(row).map((moment) => ({ series, y: y + ROW / 2, ...sayRow(burst, row, moment), x: moment.x }));
    return burst.rows.length > 0 ? [] : [{ series, x: 0, y: y + GROUP / 2, title: headingOf(burst), lines: [] }];
  });
}

function momentsOf({ sentSeconds, served, endSeconds }: WaterfallRow): { x: number; said: string }[] {
  return [
    { x: sentSeconds, said: "sent" },
    ...(served
      ? [
          { x: served.beganSeconds, said: "work began" },
          { x: served.endedSeconds, said: "work ended" },
        ]
      : []),
    ...(endSeconds === null ? [] : [{ x: endSeconds, said: "answered" }]),
  ];
}

function sayRow(
  burst: Waterfall,
  row: WaterfallRow,
  { said, x }: { said: string; x: number },
): Omit<Mark, "series" | "x" | "y"> {
  const worker = row.error ? `failed: ${row.error}` : `worker ${row.worker}`;
  return {
    title: `${burst.label}, answer ${row.place}: ${said} at ${saySeconds(x)}`,
    lines: [
      momentsOf(row)
        .map((one) => `${one.said} ${saySeconds(one.x)}`)
        .join(", "),
      worker,
    ],
  };
}

interface Placed {
  burst: Waterfall;
  row: WaterfallRow | null;
  y: number;
}

/** A heading line for every burst, then a line for each of its requests. */
function place(bursts: Waterfall[]): Placed[] {
  let y = 0;
  return bursts.flatMap((burst) => {
    const heading: Placed = { burst, row: null, y };
    y += GROUP;
    const rows = burst.rows.map((row): Placed => {
      const one = { burst, row, y };
      y += ROW;
      return one;
    });
    return [heading, ...rows];
  });
}

function Rows({ placed, xScale }: LayerContext & { placed: Placed[] }) {
  return (
    <g key="rows">
      {placed.map(({ burst, row, y }, index) => (
        <g key={index} className={targetClass(burst.place)}>
          {row ? (
            <Row row={row} y={y} xScale={xScale} />
          ) : (
            <text className="series-label" y={y + 21}>
              {headingOf(burst)}
            </text>
          )}
        </g>
      ))}
    </g>
  );
}

function headingOf({ label, level, note }: Waterfall): string {
  const said = note === null ? "" : note === "not measured" ? ", not measured" : ", not counted";
  return `${shortened(label)}: ${level} requests at once${said}`;
}

function Row({ row, y, xScale }: { row: WaterfallRow; y: number; xScale: (value: number) => number }) {
  const end = row.endSeconds ?? row.sentSeconds;
  const said = row.error ? "failed" : row.served ? `worker ${row.worker}` : `worker ${row.worker}, unplaced`;
  return (
    <>
      <rect
        className="waiting"
        x={xScale(row.sentSeconds)}
        y={y + 6}
        width={Math.max(1, xScale(end) - xScale(row.sentSeconds))}
        height={ROW - 12}
      />
      {row.served && (
        <rect
          className="served"
          x={xScale(row.served.beganSeconds)}
          y={y + 3}
          width={xScale(row.served.endedSeconds) - xScale(row.served.beganSeconds)}
          height={ROW - 6}
        />
      )}
      <text
        className={row.error ? "missing" : "row-label"}
        x={xScale(end) + 6}
        y={y + ROW / 2}
        dominantBaseline="middle"
      >
        {said}
      </text>
    </>
  );
}
