import { publishedTasks } from "../../content/findings/reference/tasks.ts";
import { tasksOf } from "../../content/findings/tasks.ts";
import type { Run } from "../../content/run/run.ts";
import { Table } from "../figures/table.tsx";

/** The tasks on the event loop that responses of an endpoint reported, level by level. */
export function Tasks({ run, endpoint }: { run: Run; endpoint: string }) {
  const rows = tasksOf(run, endpoint).map(({ level, fewest, most }) => [
    level,
    fewest ?? "not measured",
    most ?? "not measured",
    publishedTasks(endpoint, level) ?? "none",
  ]);
  return (
    <Table head={["requests sent together", "fewest tasks reported", "most tasks reported", "published"]} rows={rows} />
  );
}
