import { sum } from "d3-array";
import { type Activity, activityOn, coldActivity } from "../../../content/findings/within-bursts/activity.ts";
import type { Run } from "../../../content/run/run.ts";
import type { Cell, Column } from "../../tables/dataset.ts";
import type { AttributeValues } from "../frame/attributes.ts";
import { type FigureContent, type FigureKind, figureOf, namable } from "../frame/figure-content.ts";

/** See {@link FigureKind}. */
export const ACTIVITY: FigureKind<Activity[], null> = {
  name: "activity",
  drawing: async () => (await import("./activity-drawing.tsx")).activityDrawing,
  Live: async () => (await import("./live-activity.tsx")).LiveActivity,
};

const MEBIBYTE = 1024 ** 2;

const COLUMNS: Column[] = [
  { name: "target" },
  { name: "process" },
  { name: "role", missing: "" },
  { name: "CPU time", unit: "s", decimals: 2, missing: "" },
  { name: "observed for", unit: "s", decimals: 2, missing: "" },
  { name: "target's peak memory", unit: "MiB", decimals: 0, missing: "" },
];

const ATTRIBUTES = { title: "prose", endpoint: "endpoint", cold: "flag?" } as const;

/** What the processes of every target did during one large burst on an endpoint; `cold` takes the very first one. */
export function activityFigure(run: Run, asked: AttributeValues<typeof ATTRIBUTES>): FigureContent | null {
  const activities = asked.cold ? coldActivity(run, asked.endpoint) : activityOn(run, asked.endpoint);
  if (activities.length === 0) return null;
  return figureOf(ACTIVITY, {
    title: asked.title,
    data: activities,
    caption:
      "How busy each process of a target was during one burst, observed from outside. Each row is one process for as long as it existed; the darker the bar, the larger the share of a core it used.",
    dataset: { columns: COLUMNS, rows: activities.flatMap(rowsOf) },
  });
}

/** The figure, under the name by which the article uses it. */
export const activityFigures = {
  Activity: namable(ATTRIBUTES, activityFigure),
};

function rowsOf({ label, note, processes, mostResidentBytes }: Activity): Cell[][] {
  if (note) return [[label, note, ...Array<null>(COLUMNS.length - 2).fill(null)]];
  return processes.map(({ pid, role, spans }) => [
    label,
    pid,
    role,
    sum(spans, ({ fromSeconds, toSeconds, coreShare }) => coreShare * (toSeconds - fromSeconds)),
    sum(spans, ({ fromSeconds, toSeconds }) => toSeconds - fromSeconds),
    mostResidentBytes === null ? null : mostResidentBytes / MEBIBYTE,
  ]);
}
