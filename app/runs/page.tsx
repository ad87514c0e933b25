import type { Metadata } from "next";
import { Table } from "../figures/table.tsx";
import { href } from "../href.ts";
import { listRuns } from "../library.ts";

/** The page's title. */
export const metadata: Metadata = { title: "All runs" };

/** Every stored run, the newest first. */
export default async function Page() {
  const runs = await listRuns();
  const rows = runs.map((run) => [
    <a key="run" href={href(`/runs/${run.id}/`)}>
      {run.startedAt.slice(0, 16).replace("T", " ")} UTC
    </a>,
    run.plan.name,
    run.status,
    run.environment.way,
    `${run.environment.processor}, ${run.environment.cores} cores`,
    <a key="file" href={href(`/runs/${run.id}/run.json`)}>
      run file
    </a>,
  ]);
  return (
    <article>
      <h1>All runs</h1>
      <Table head={["date", "plan", "status", "way of running", "machine", "raw"]} rows={rows} />
    </article>
  );
}
