import type { Baseline } from "../../../../content/findings/baseline/baseline.ts";
import { counterpartOf, publishedFor } from "../../../../content/findings/baseline/compared/processes.ts";
import type { Snapshot } from "../../../../content/run/observations/snapshot.ts";
import type { Run } from "../../../../content/run/run.ts";
import { labelOf } from "../../../../content/run/target-label.ts";
import { LeanTable } from "../../../tables/data-table.tsx";
import { PrintedText } from "../../../tables/scroll.tsx";
import { namable } from "../common/element.ts";
import { ReproducedVerdict } from "../common/reproduced-verdict.tsx";

/** For a column that the target's `top` does not have. */
const NOT_LISTED = "–";

const mebibytes = (bytes: number) => (bytes / 1024 ** 2).toFixed(0);

/** The processes of every target at rest, and what `top` printed. */
export function Processes({ run, baseline }: { run: Run; baseline: Baseline | null }) {
  return run.plan.targets.map((target) => {
    const snapshot = run.observations.find(
      (seen): seen is Snapshot => seen.kind === "snapshot" && seen.target === target,
    );
    return (
      <section key={target} className="processes">
        <h4>{labelOf(run, target)}</h4>
        {baseline && <Published run={run} baseline={baseline} target={target} />}
        {snapshot && snapshot.error === null ? (
          <Listing snapshot={snapshot} />
        ) : (
          <p className="missing">{absenceOf(run, target, snapshot)}</p>
        )}
      </section>
    );
  });
}

/** Why a target's own list is missing. */
function absenceOf(run: Run, target: string, snapshot: Snapshot | undefined): string {
  const keepsContract = run.targets.find(({ name }) => name === target)?.contract ?? true;
  const isSeen = run.observations.some((seen) => seen.kind === "tree" && seen.target === target);
  if (!keepsContract && isSeen)
    return "Not known: this service does not list its processes itself; they are seen from outside.";
  return `Not measured: ${snapshot?.error ?? "the target was not up"}`;
}

function Listing({ snapshot }: { snapshot: Snapshot }) {
  return (
    <>
      <LeanTable
        head={["process", "command", "state", "CPU, share of a core", "resident, MiB", "CPU time"]}
        rows={snapshot.rows.map((row) => [
          row.pid,
          row.command,
          row.state ?? NOT_LISTED,
          row.cpuShare?.toFixed(3) ?? NOT_LISTED,
          row.residentBytes === null ? NOT_LISTED : mebibytes(row.residentBytes),
          row.cpuTime ?? NOT_LISTED,
        ])}
      />
      <details>
        <summary>As top printed it</summary>
        <PrintedText>{snapshot.top}</PrintedText>
      </details>
    </>
  );
}

/**
 * What the original notebook listed for the target, without its `top`, beside
 * the service here that was started the same way.
 */
function Published({ run, baseline, target }: { run: Run; baseline: Baseline; target: string }) {
  const counterpart = counterpartOf(baseline, target);
  const row = publishedFor(run, baseline, counterpart);
  if (!row) return null;
  const started = counterpart === target ? "" : `, of a server started like this run’s “${labelOf(run, counterpart)}”`;
  return (
    <p>
      Published: {row.published}
      {started}. <ReproducedVerdict {...row} />
    </p>
  );
}

/** {@link Processes} where the text names it. */
export const processes = namable({}, (_, { article: { run, baseline } }) => (
  <Processes run={run} baseline={baseline} />
));
