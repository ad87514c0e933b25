import { type Activity, activityOn, coldActivity } from "../../../content/findings/bursts/activity.ts";
import type { Cell, Column } from "../../tables/dataset.ts";
import type { FigureOf } from "../content.ts";

const MEBIBYTE = 1024 ** 2;

const COLUMNS: Column[] = [
  { name: "target" },
  { name: "process" },
  { name: "role", missing: "" },
  { name: "CPU used", unit: "s", decimals: 2, missing: "" },
  { name: "there for", unit: "s", decimals: 2, missing: "" },
  { name: "target's largest memory", unit: "MiB", decimals: 0, missing: "" },
];

/** What the processes of every target did during one large burst on an endpoint; `cold` takes the very first one. */
export const activity: FigureOf<{ title: string; endpoint: string; cold?: boolean }> = (run, asked) => {
  const activities = asked.cold ? coldActivity(run, asked.endpoint) : activityOn(run, asked.endpoint);
  if (activities.length === 0) return null;
  return {
    title: asked.title,
    figure: { kind: "activity", data: activities },
    caption:
      "A row is a process as seen from outside, for as long as it was there; the stronger its colour, the larger the share of a core that it used from one look at the tree to the next.",
    dataset: { columns: COLUMNS, rows: activities.flatMap(rowsOf) },
  };
};

function rowsOf({ label, note, processes, mostResidentBytes }: Activity): Cell[][] {
  if (note) return [[label, note, ...Array<null>(COLUMNS.length - 2).fill(null)]];
  return processes.map(({ pid, role, spans }) => {
    const used = spans.reduce((sum, one) => sum + one.coreShare * (one.toSeconds - one.fromSeconds), 0);
    const there = spans.reduce((sum, one) => sum + one.toSeconds - one.fromSeconds, 0);
    return [label, pid, role, used, there, mostResidentBytes === null ? null : mostResidentBytes / MEBIBYTE];
  });
}
