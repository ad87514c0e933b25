import { max } from "d3-array";
import type { ServedRequest, Waterfall } from "../../../content/findings/within-bursts/waterfall.ts";
import { targetClass } from "../chart/chart-style.ts";
import { shortened } from "../chart/labels.ts";
import type { LayerContext, LineProps } from "../chart/nivo.ts";
import { type StackedRow, stackedRowsProps, stackRows } from "../chart/stacked-rows.ts";
import { type Drawing, ONLY_VIEW } from "../explore/drawing.ts";
import { sentSeconds, waterfallMarks } from "./waterfall-marks.ts";

type Row = StackedRow<Waterfall, ServedRequest>;

/** Headings have the width of the drawing. */
const LONGEST_HEADING = 40;

/** One burst of every target, request by request, all on one scale of seconds. */
export const waterfallDrawing: Drawing<Waterfall[], null> = {
  ...ONLY_VIEW,
  propsOf,
  marksOf: (bursts) => waterfallMarks(rowsOf(bursts), headingOf),
};

function rowsOf(bursts: Waterfall[]): Row[] {
  return stackRows(bursts, ({ requests }) => requests, { heading: 30, row: 22 });
}

function propsOf(bursts: Waterfall[]): LineProps {
  const rows = rowsOf(bursts);
  const requests = bursts.flatMap((burst) => burst.requests);
  const endSeconds = max(requests, ({ lastByteSeconds }) => lastByteSeconds) ?? 0;
  return stackedRowsProps(rows, { endSeconds, right: 110 }, ({ xScale }) => (
    <g key="rows">
      {rows.map(({ group, row, y, height }, index) => (
        <g key={index} className={targetClass(group.place)}>
          {row ? (
            <RequestBars request={row} y={y} height={height} xScale={xScale} />
          ) : (
            <text className="series-label" y={y + 21}>
              {headingOf(group)}
            </text>
          )}
        </g>
      ))}
    </g>
  ));
}

function headingOf({ label, level, note }: Waterfall): string {
  const state = note === null ? "" : note === "not measured" ? ", not measured" : ", not counted";
  const asked = level === 1 ? "one request alone" : `${level} requests at once`;
  return `${shortened(label, LONGEST_HEADING)}: ${asked}${state}`;
}

/** A thin bar from sending to answer, and a thick one while a worker was serving the request. */
function RequestBars({
  request,
  y,
  height,
  xScale,
}: Pick<Row, "y" | "height"> & Pick<LayerContext, "xScale"> & { request: ServedRequest }) {
  const { work, error } = request;
  const [sent, end] = [xScale(sentSeconds(request)), xScale(request.lastByteSeconds ?? sentSeconds(request))];
  return (
    <>
      <rect className="waiting" x={sent} y={y + 6} width={Math.max(1, end - sent)} height={height - 12} />
      {work && (
        <rect
          className="served"
          x={xScale(work.beganSeconds)}
          y={y + 3}
          width={xScale(work.endedSeconds) - xScale(work.beganSeconds)}
          height={height - 6}
        />
      )}
      <text className={error ? "missing" : "row-label"} x={end + 6} y={y + height / 2} dominantBaseline="middle">
        {servedBy(request)}
      </text>
    </>
  );
}

function servedBy({ error, work, worker }: ServedRequest): string {
  if (error) return "failed";
  if (worker === null) return "answered";
  return work ? `worker ${worker}` : `worker ${worker}, time unknown`;
}
