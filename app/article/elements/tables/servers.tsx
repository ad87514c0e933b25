import { busiestShares } from "../../../../content/findings/bursts/busiest-share.ts";
import { memoryOf } from "../../../../content/findings/processes/memory.ts";
import { processCountOf } from "../../../../content/findings/processes/process-count.ts";
import type { Target } from "../../../../content/run/circumstances/target.ts";
import type { Run } from "../../../../content/run/run.ts";
import { median } from "../../../../content/statistics/quantile.ts";
import { LeanTable } from "../../../tables/data-table.tsx";
import { namable } from "../common/element.ts";

const MEBIBYTE = 1024 ** 2;
const NOT_MEASURED = "not measured";
const HEAD = [
  "service",
  "server",
  "workers",
  "processes",
  "memory, MiB",
  "memory for each worker, MiB",
  "first answer after, s",
  "busiest worker's share of waits",
];

/** What each service needs: processes, memory and time to start, and how its workers share the largest bursts of waits. */
function Servers({ run }: { run: Run }) {
  const measured = run.plan.targets.flatMap((name) => run.targets.filter((target) => target.name === name));
  return <LeanTable head={HEAD} rows={measured.map((target) => rowOf(run, target))} />;
}

function rowOf(run: Run, { name, label, workers, endpoints, information, coldStartSeconds }: Target) {
  const bytes = memoryOf(run, name)?.proportionalBytes ?? null;
  const mebibytes = (some: number | null) => (some === null ? NOT_MEASURED : (some / MEBIBYTE).toFixed(0));
  const wait = endpoints.find(({ work }) => work === "wait");
  const shares = wait ? busiestShares(run, { target: name, endpoint: wait.name }) : [];
  return [
    label,
    information ? `${information.server} ${information.server_version}` : NOT_MEASURED,
    workers ?? NOT_MEASURED,
    processCountOf(run, name) ?? NOT_MEASURED,
    mebibytes(bytes),
    mebibytes(bytes === null || workers === null ? null : bytes / workers),
    coldStartSeconds?.toFixed(1) ?? NOT_MEASURED,
    shares.length > 0 ? `${(100 * median(shares)).toFixed(0)}%` : NOT_MEASURED,
  ];
}

/** {@link Servers} where the text names them. */
export const servers = namable({}, (_, { article: { run } }) => <Servers run={run} />);
