import type { Run } from "../../content/run/run.ts";
import { Table } from "../figures/table.tsx";

/** The machine, the programs and the way of running that a run was made with. */
export function Environment({ run }: { run: Run }) {
  const { environment: at } = run;
  const way = at.way === "compose" ? `Compose ${at.compose} on Docker ${at.engine}` : "local processes";
  const virtual = at.virtualised === null ? "" : at.virtualised ? ", in a virtual machine" : ", on bare metal";
  const rows = [
    [
      "date",
      <time key="date" dateTime={run.startedAt}>
        {run.startedAt}
      </time>,
    ],
    ["way of running", `${way} (${at.wayReason})`],
    ["processor", `${at.processor}, ${at.architecture}${virtual}`],
    [
      "cores",
      `${at.cores}; the targets ${at.targetsPinned ? "are pinned to" : "may use"} ${at.targetCores.join(", ")}`,
    ],
    ["memory", `${(at.memoryBytes / 1024 ** 3).toFixed(1)} GiB`],
    ["system", `${at.operatingSystem}, ${at.kernel}`],
    ["client", `Benchbook ${at.benchbook}, Node ${at.node}, undici ${at.undici}`],
    ["load before", String(at.loadAverageBefore)],
    ...run.targets.map((target) => [target.label, said(target)]),
  ];
  return <Table head={["what", "as found"]} rows={rows} />;
}

function said({ information: told, workers }: Run["targets"][number]): string {
  if (!told) return `${workers} workers planned; did not say what it is`;
  const blas = Object.values(told.blas_threads).every((limit) => limit === "1")
    ? "BLAS limited to one thread"
    : "BLAS not limited";
  return `${told.framework} ${told.framework_version}, ${told.server} ${told.server_version}, ${told.workers} ${told.worker_class} worker(s), Python ${told.python_version}, NumPy ${told.numpy_version}, ${told.cores ?? "unknown"} core(s) seen, ${blas}`;
}
