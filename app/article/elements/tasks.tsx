import { comparedTasks, publishedTasks } from "../../../content/findings/baseline/tasks.ts";
import { tasksOf } from "../../../content/findings/bursts/tasks.ts";
import type { Run } from "../../../content/run/run.ts";
import { Table } from "../../tables/data-table.tsx";
import { ReproducedAs } from "./reproduced.tsx";

const HEAD = ["requests sent together", "fewest tasks reported", "most tasks reported", "published"];

/** The tasks on the event loop that responses of an endpoint reported, level by level, beside the document's. */
export function Tasks({ run, endpoint }: { run: Run; endpoint: string }) {
  const rows = tasksOf(run, endpoint).map(({ level, fewest, most }) => [
    level,
    fewest ?? "not measured",
    most ?? "not measured",
    publishedTasks(endpoint, level) ?? "none",
  ]);
  return (
    <>
      <Table head={HEAD} rows={rows} />
      {comparedTasks(run, endpoint).map((row) => (
        <p key={row.quantity}>
          {row.quantity}, beside the document's: <ReproducedAs {...row} />
        </p>
      ))}
    </>
  );
}
