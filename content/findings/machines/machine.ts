import type { Run } from "../../run/run.ts";
import { isOfClient, sayNodes } from "../say-machines.ts";
import { allowedOf, coresOf, sayCores } from "../usable-cores.ts";

/** What tells one machine from another, as a run file has it: no name, but what it is and what it allows. */
export interface Machine {
  /** The same for runs of the same machine; a run file does not say whose machine it was. */
  key: string;
  /** Such as `AMD EPYC, 2 cores, Python 3.13.1`. */
  label: string;
}

/**
 * The machine of a run: processor and cores, those that targets may use where these are others, CPU quotas, memory, and the
 * Python of the targets, since another one makes another server of the same sources.
 */
export function machineOf(run: Pick<Run, "environment" | "targets">): Machine {
  const { environment: at, targets } = run;
  const elsewhere = (at.nodes ?? []).filter((node) => !isOfClient(node));
  const quota = at.limits?.cpuQuotaCores ?? null;
  const measured = targets.filter(({ role }) => role === "measured");
  const cores = distinct(measured.map(({ name }) => coresOf(run, name)));
  const quotas = distinct(
    measured.flatMap(({ name }) => allowedOf(run, name).flatMap((one) => one?.cpuQuotaCores ?? [])),
  );
  const pythons = targets.flatMap(({ information }) => information?.python_version ?? []);
  const said = [
    `${at.processor}, ${sayCores(at.cores)}`,
    ...(cores.some((count) => count !== at.cores) ? [`targets on ${sayCores(...cores)}`] : []),
    ...(elsewhere.length > 0 ? [`targets on another machine of ${sayNodes(elsewhere)}`] : []),
    ...(quota === null ? [] : [`quota of ${sayCores(quota)}`]),
    ...(quotas.some((one) => one !== quota) ? [`targets under a quota of ${sayCores(...quotas)}`] : []),
    ...[...new Set(pythons)].toSorted().map((version) => `Python ${version}`),
  ];
  const label = said.join(", ");
  const gibibytes = Math.round(at.memoryBytes / 1024 ** 3);
  return { key: JSON.stringify([label, at.architecture, gibibytes]), label };
}

function distinct(numbers: number[]): number[] {
  return [...new Set(numbers)].toSorted((a, b) => a - b);
}
