import { type Activity, activityOn, coldActivity } from "../../../content/findings/activity.ts";
import type { Run } from "../../../content/run/run.ts";
import { Figure, type FigureHead, NoFigure } from "../figure.tsx";
import { Table } from "../table.tsx";

const MEBIBYTE = 1024 ** 2;

/** What the processes of every target did during one large burst on an endpoint; `cold` takes the very first one. */
export function ActivityFigure({
  run,
  endpoint,
  cold = false,
  ...head
}: FigureHead & {
  run: Run;
  endpoint: string;
  cold?: boolean;
}) {
  const activities = cold ? coldActivity(run, endpoint) : activityOn(run, endpoint);
  if (activities.length === 0) return <NoFigure {...head} />;
  return (
    <Figure
      figure={{ kind: "activity", data: activities }}
      {...head}
      caption="A row is a process as seen from outside, for as long as it was there; the darker, the larger the share of a core that it used from one look at the tree to the next."
      table={<Table head={HEAD} rows={activities.flatMap(rowsOf)} />}
    />
  );
}

const HEAD = ["target", "process", "role", "CPU used, s", "there for, s", "target's largest memory, MiB"];

function rowsOf({ label, processes, mostResidentBytes }: Activity) {
  if (processes.length === 0) return [[label, ...Array<string>(HEAD.length - 1).fill("not visible")]];
  return processes.map(({ pid, role, spans }) => {
    const used = spans.reduce((sum, one) => sum + one.coreShare * (one.toSeconds - one.fromSeconds), 0);
    const there = spans.reduce((sum, one) => sum + one.toSeconds - one.fromSeconds, 0);
    return [label, pid, role, used.toFixed(2), there.toFixed(2), ((mostResidentBytes ?? 0) / MEBIBYTE).toFixed(0)];
  });
}
