import type { Activity } from "../../content/findings/bursts/activity.ts";
import { SIZE, shortened, THEME, targetClass } from "./drawing.ts";
import type { Mark } from "./marks.ts";
import { type LayerContext, type LineProps, layer } from "./nivo.ts";

const ROW = 18;
const HEADING = 28;

interface Placed {
  activity: Activity;
  /** Null for a heading. */
  process: Activity["processes"][number] | null;
  y: number;
}

/** The processes of one burst of every target, a row each, darker where they were busier, as props of nivo's line chart. */
export function activityProps(activities: Activity[]): LineProps {
  const spans = activities.flatMap(({ processes }) => processes.flatMap((one) => one.spans));
  const end = Math.max(0.1, ...spans.map(({ toSeconds }) => toSeconds));
  const placed = place(activities);
  const margin = { top: 8, right: 180, bottom: 56, left: 24 };
  const innerHeight = (placed.at(-1)?.y ?? 0) + HEADING;
  return {
    width: SIZE.width,
    height: innerHeight + margin.top + margin.bottom,
    data: activities.map((_, index) => ({ id: index, data: [] })),
    theme: THEME,
    animate: false,
    margin,
    xScale: { type: "linear", min: 0, max: end },
    yScale: { type: "linear", min: 0, max: innerHeight, reverse: true },
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
    layers: ["grid", "axes", layer((context) => <Rows key="rows" {...context} placed={placed} />)],
  };
}

/** Every span of every process: how busy it was, and what its target kept busy at that time. */
export function marksOfActivity(activities: Activity[]): Mark[] {
  return place(activities).flatMap(({ activity, process, y }, index) => {
    const series = String(index);
    if (!process)
      return activity.note
        ? [{ series, x: 0, y: y + HEADING / 2, title: `${activity.label}: processes ${activity.note}`, lines: [] }]
        : [];
    return process.spans.map(({ fromSeconds, toSeconds, coreShare }) => ({
      series,
      x: (fromSeconds + toSeconds) / 2,
      y: y + ROW / 2,
      title: `${activity.label}, ${process.role} ${process.pid}: ${coreShare.toFixed(2)} of a core`,
      lines: [`from ${fromSeconds.toFixed(2)} s to ${toSeconds.toFixed(2)} s`, ...sayBusy(activity, toSeconds)],
    }));
  });
}

function sayBusy({ cores }: Activity, seconds: number): string[] {
  const near = cores.find(({ atSeconds }) => atSeconds >= seconds);
  return near ? [`all its processes: ${near.busy.toFixed(2)} cores busy`] : [];
}

function place(activities: Activity[]): Placed[] {
  let y = 0;
  return activities.flatMap((activity) => {
    const heading: Placed = { activity, process: null, y };
    y += HEADING;
    const rows = activity.processes.map((process): Placed => {
      const one = { activity, process, y };
      y += ROW;
      return one;
    });
    return [heading, ...rows];
  });
}

function Rows({ placed, xScale }: LayerContext & { placed: Placed[] }) {
  return (
    <g>
      {placed.map(({ activity, process, y }, index) => (
        <g key={`${activity.target}-${process?.pid ?? "heading"}-${index}`} className={targetClass(activity.place)}>
          {process ? <Row process={process} y={y} xScale={xScale} /> : <Heading activity={activity} y={y} />}
        </g>
      ))}
    </g>
  );
}

function Heading({ activity, y }: { activity: Activity; y: number }) {
  const seen = activity.note ? `, ${activity.note}` : "";
  return (
    <text className="series-label" y={y + 20}>
      {shortened(activity.label)}: {activity.level} at once{seen}
    </text>
  );
}

function Row({
  process,
  y,
  xScale,
}: {
  process: Activity["processes"][number];
  y: number;
  xScale: (value: number) => number;
}) {
  const end = process.spans.at(-1)?.toSeconds ?? 0;
  return (
    <>
      {process.spans.map(({ fromSeconds, toSeconds, coreShare }) => (
        <rect
          key={fromSeconds}
          className="busy"
          x={xScale(fromSeconds)}
          y={y + 3}
          width={Math.max(0.5, xScale(toSeconds) - xScale(fromSeconds))}
          height={ROW - 6}
          fillOpacity={(0.08 + 0.92 * Math.min(1, coreShare)).toFixed(2)}
        />
      ))}
      <text className="row-label" x={xScale(end) + 6} y={y + ROW / 2} dominantBaseline="middle">
        {process.role}
      </text>
    </>
  );
}
