import { max } from "d3-array";
import type { ActiveProcess, Activity } from "../../../content/findings/within-bursts/activity.ts";
import { targetClass } from "../chart/chart-style.ts";
import { shortened } from "../chart/labels.ts";
import type { LayerContext, LineProps } from "../chart/nivo.ts";
import { type StackedRow, stackedRowsProps, stackRows } from "../chart/stacked-rows.ts";
import { type Drawing, ONLY_VIEW } from "../explore/drawing.ts";
import type { Mark } from "../explore/marks.ts";

type Row = StackedRow<Activity, ActiveProcess>;

/** The processes of each target during one burst, a row each; the darker the bar, the busier the process. */
export const activityDrawing: Drawing<Activity[], null> = { ...ONLY_VIEW, propsOf, marksOf };

function rowsOf(activities: Activity[]): Row[] {
  return stackRows(activities, ({ processes }) => processes, { heading: 28, row: 18 });
}

function propsOf(activities: Activity[]): LineProps {
  const rows = rowsOf(activities);
  const spans = activities.flatMap(({ processes }) => processes.flatMap((process) => process.spans));
  const endSeconds = max(spans, ({ toSeconds }) => toSeconds) ?? 0;
  return stackedRowsProps(rows, { endSeconds, right: 180 }, ({ xScale }) => (
    <g key="rows">
      {rows.map(({ group, row, y, height }, index) => (
        <g key={index} className={targetClass(group.place)}>
          {row ? (
            <ProcessBar process={row} y={y} height={height} xScale={xScale} />
          ) : (
            <text className="series-label" y={y + 20}>
              {headingOf(group)}
            </text>
          )}
        </g>
      ))}
    </g>
  ));
}

/** Every span of every process: how busy it was, and how many cores its target kept busy at that time. */
function marksOf(activities: Activity[]): Mark[] {
  return rowsOf(activities).flatMap(({ group, row, y, height }, index): Mark[] => {
    const mark = { series: String(index), y: y + height / 2 };
    if (!row) return group.note ? [{ ...mark, x: 0, title: `${group.label}: processes ${group.note}`, lines: [] }] : [];
    return row.spans.map(({ fromSeconds, toSeconds, coreShare }) => ({
      ...mark,
      x: (fromSeconds + toSeconds) / 2,
      title: `${group.label}, ${row.role} ${row.pid}: ${coreShare.toFixed(2)} of a core`,
      lines: [`from ${fromSeconds.toFixed(2)} s to ${toSeconds.toFixed(2)} s`, ...sayBusyCores(group, toSeconds)],
    }));
  });
}

function sayBusyCores({ cores }: Activity, seconds: number): string[] {
  const at = cores.find(({ atSeconds }) => atSeconds >= seconds);
  return at ? [`all processes of the target: ${at.busy.toFixed(2)} cores busy`] : [];
}

function headingOf({ label, level, note }: Activity): string {
  return `${shortened(label)}: ${level} requests at once${note ? `, ${note}` : ""}`;
}

function ProcessBar({
  process: { role, spans },
  y,
  height,
  xScale,
}: Pick<Row, "y" | "height"> & Pick<LayerContext, "xScale"> & { process: ActiveProcess }) {
  const end = spans.at(-1)?.toSeconds ?? 0;
  return (
    <>
      {spans.map(({ fromSeconds, toSeconds, coreShare }) => (
        <rect
          key={fromSeconds}
          className="busy"
          x={xScale(fromSeconds)}
          y={y + 3}
          width={Math.max(0.5, xScale(toSeconds) - xScale(fromSeconds))}
          height={height - 6}
          fillOpacity={(0.08 + 0.92 * Math.min(1, coreShare)).toFixed(2)}
        />
      ))}
      <text className="row-label" x={xScale(end) + 6} y={y + height / 2} dominantBaseline="middle">
        {role}
      </text>
    </>
  );
}
