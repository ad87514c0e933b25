import type { Baseline } from "../../../../content/findings/baseline/baseline.ts";
import { publishedTasks, tasksReported } from "../../../../content/findings/baseline/compared/tasks.ts";
import { tasksOf } from "../../../../content/findings/within-bursts/tasks.ts";
import type { Run } from "../../../../content/run/run.ts";
import { LeanTable } from "../../../tables/data-table.tsx";
import { namable } from "../common/element.ts";
import { ReproducedVerdict } from "../common/reproduced-verdict.tsx";

const HEAD = ["requests sent together", "fewest tasks reported", "most tasks reported"];

/** The tasks on the event loop that responses of an endpoint reported, level by level, beside the original notebook's. */
export function Tasks({ run, baseline, endpoint }: { run: Run; baseline: Baseline | null; endpoint: string }) {
  const rows = tasksOf(run, endpoint).map(({ level, fewest, most }) => [
    level,
    fewest ?? "not measured",
    most ?? "not measured",
    ...(baseline ? [publishedTasks(baseline.figures, endpoint, level) ?? "none"] : []),
  ]);
  return (
    <>
      <LeanTable head={[...HEAD, ...(baseline ? ["published"] : [])]} rows={rows} />
      {(baseline ? tasksReported(run, baseline.figures, endpoint) : []).map((row) => (
        <p key={row.quantity}>
          {row.quantity}, beside the original notebook's: <ReproducedVerdict {...row} />
        </p>
      ))}
    </>
  );
}

/** {@link Tasks} where the text names it. */
export const tasks = namable({ endpoint: "endpoint" }, ({ endpoint }, { article: { run, baseline } }) => (
  <Tasks run={run} baseline={baseline} endpoint={endpoint} />
));
