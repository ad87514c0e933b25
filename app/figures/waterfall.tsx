import type { Waterfall, WaterfallRow } from "../../content/findings/waterfall.ts";
import { SIZE, saySeconds, shortened, THEME, targetClass } from "./drawing.ts";
import { type LayerContext, type LineProps, layer } from "./nivo.ts";
import { Tip } from "./sweep.tsx";

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
    data: bursts.map((burst) => ({
      id: burst.label,
      data: placed
        .filter((one) => one.burst === burst && one.row)
        .map(({ row, y }) => ({ x: row?.endSeconds ?? 0, y: y + ROW / 2 })),
    })),
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
    useMesh: true,
    tooltip: ({ point }) => <Tip text={`${point.seriesId}: answered after ${saySeconds(Number(point.data.x))}`} />,
    layers: ["grid", "axes", layer((context) => <Rows {...context} placed={placed} />), "mesh"],
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
      {placed.map(({ burst, row, y }) => (
        <g key={`${burst.target}-${row?.place ?? 0}`} className={targetClass(burst.place)}>
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
