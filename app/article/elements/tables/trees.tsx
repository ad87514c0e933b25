import type { Baseline } from "../../../../content/findings/baseline/baseline.ts";
import { publishedFor } from "../../../../content/findings/baseline/compared/processes.ts";
import { type TreeFinding, treesOf, UNDECLARED } from "../../../../content/findings/processes/trees.ts";
import type { Run } from "../../../../content/run/run.ts";
import { LeanTable } from "../../../tables/data-table.tsx";
import { namable } from "../common/element.ts";
import { ReproducedVerdict } from "../common/reproduced-verdict.tsx";

const MEBIBYTE = 1024 ** 2;

/** How many processes each service has when idle, under load and after, beside what it is declared to have. */
export function ProcessCounts({ run, baseline }: { run: Run; baseline: Baseline | null }) {
  const services = run.targets.filter(({ name }) => treesOf(run, [name]).length > 0);
  const rows = services.map(({ name, label, tree }) => {
    const found = treesOf(run, [name]);
    const declared = tree.map(({ role, count, lazy }) => `${role}: ${count}${lazy ? " once needed" : ""}`).join(", ");
    const mismatches = [...new Set(found.flatMap((one) => one.mismatches))];
    return [
      label,
      declared || "nothing",
      ...(["idle", "load", "after"] as const).map((phase) => countIn(found, phase)),
      mismatches.join("; ") || (tree.length > 0 ? "as declared" : "nothing to compare with"),
      ...(baseline ? [<Published key="published" run={run} baseline={baseline} service={name} />] : []),
    ];
  });
  const head = [
    "service",
    "declared",
    "idle",
    "under load",
    "after",
    "found",
    ...(baseline ? ["published, idle"] : []),
  ];
  return <LeanTable head={head} rows={rows} />;
}

/** What the original notebook had of a service that was started the same way, and how it compares. */
function Published({ run, baseline, service }: { run: Run; baseline: Baseline; service: string }) {
  const row = publishedFor(run, baseline, service);
  if (!row) return "none";
  return (
    <>
      {row.published} <ReproducedVerdict {...row} />
    </>
  );
}

function countIn(found: TreeFinding[], phase: TreeFinding["phase"]) {
  const tree = found.find((one) => one.phase === phase);
  if (!tree) return "not listed";
  return tree.processes?.length ?? "not visible";
}

/** The processes of some services one by one, in each list: parents before their children. */
export function ProcessTrees({ run, of }: { run: Run; of: "targets" | "models" }) {
  const names = of === "targets" ? run.plan.targets : run.plan.models;
  const rows = treesOf(run, names).flatMap(({ label, phase, processes }) =>
    (processes ?? []).map((one) => [
      label,
      phase === "load" ? "under load" : phase,
      one.role === UNDECLARED ? `${UNDECLARED}: ${one.command}` : one.role,
      one.pid,
      one.parentPid ?? "none",
      one.threads,
      (one.residentBytes / MEBIBYTE).toFixed(0),
      one.cpuSeconds.toFixed(2),
    ]),
  );
  if (rows.length === 0) return null;
  const head = ["service", "when", "role", "process", "parent", "threads", "memory, MiB", "CPU so far, s"];
  return (
    <details>
      <summary>
        Every process{of === "models" && " of the servers that were started only for this"}, with its parent, threads,
        memory and CPU
      </summary>
      <LeanTable head={head} rows={rows} />
    </details>
  );
}

/** {@link ProcessCounts} where the text names them. */
export const processCounts = namable({}, (_, { article: { run, baseline } }) => (
  <ProcessCounts run={run} baseline={baseline} />
));

/** {@link ProcessTrees} where the text names them. */
export const processTrees = namable({ of: "services" }, ({ of }, { article: { run } }) => (
  <ProcessTrees run={run} of={of} />
));
