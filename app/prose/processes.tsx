import { counterpartOf, listed } from "../../content/findings/reference/processes.ts";
import { labelOf } from "../../content/findings/sweeps.ts";
import { publishedProcesses } from "../../content/reference/published.ts";
import type { Snapshot } from "../../content/run/observations.ts";
import type { Run } from "../../content/run/run.ts";
import { Table } from "../figures/table.tsx";
import { Printed } from "./scroll.tsx";

const mebibytes = (bytes: number) => (bytes / 1024 ** 2).toFixed(0);

/** The processes of every target at rest, and what `top` printed. */
export function Processes({ run }: { run: Run }) {
  return run.plan.targets.map((target) => {
    const snapshot = run.observations.find(
      (seen): seen is Snapshot => seen.kind === "snapshot" && seen.target === target,
    );
    return (
      <section key={target} className="processes">
        <h4>{labelOf(run, target)}</h4>
        <Published run={run} target={target} />
        {snapshot && snapshot.error === null ? (
          <Listing snapshot={snapshot} />
        ) : (
          <p className="missing">Not measured: {snapshot?.error ?? "the target was not up"}</p>
        )}
      </section>
    );
  });
}

function Listing({ snapshot }: { snapshot: Snapshot }) {
  return (
    <>
      <Table
        head={["process", "command", "state", "CPU, share of a core", "resident, MiB", "CPU time"]}
        rows={snapshot.rows.map((row) => [
          row.pid,
          row.command,
          row.state,
          row.cpuShare.toFixed(3),
          mebibytes(row.residentBytes),
          row.cpuTime,
        ])}
      />
      <details>
        <summary>As top printed it</summary>
        <Printed>{snapshot.top}</Printed>
      </details>
    </>
  );
}

/** What the document listed for the target, without its `top`; and what that is to be compared with, if not this. */
function Published({ run, target }: { run: Run; target: string }) {
  const commands = publishedProcesses(target);
  if (!commands) return null;
  const counterpart = counterpartOf(target);
  const started = counterpart === target ? "" : `; it was started as ${labelOf(run, counterpart)} is here`;
  return (
    <p>
      Published: {commands.length} ({listed(commands)}){started}.
    </p>
  );
}
