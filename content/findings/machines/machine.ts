import type { Run } from "../../run/run.ts";
import { isOfClient, sayNodes } from "../say-machines.ts";

/** What tells one machine from another, as a run file has it: no name, but what it is and what it allows. */
export interface Machine {
  /** The same for runs of the same machine; a run file does not say whose machine it was. */
  key: string;
  /** Such as `AMD EPYC, 2 cores, Python 3.13.1`. */
  label: string;
}

/**
 * The machine of a run: processor and cores, those that targets may use where these are fewer, a CPU quota, memory, and the
 * Python of the targets, since another one makes another server of the same sources.
 */
export function machineOf({ environment: at, targets }: Pick<Run, "environment" | "targets">): Machine {
  const elsewhere = (at.nodes ?? []).filter((node) => !isOfClient(node));
  const quota = at.limits?.cpuQuotaCores ?? null;
  const pythons = targets.flatMap(({ information }) => information?.python_version ?? []);
  const said = [
    `${at.processor}, ${sayCores(at.cores)}`,
    ...(at.targetCores.length < at.cores ? [`targets on ${sayCores(at.targetCores.length)}`] : []),
    ...(elsewhere.length > 0 ? [`targets on another machine of ${sayNodes(elsewhere)}`] : []),
    ...(quota === null ? [] : [`quota of ${sayCores(quota)}`]),
    ...[...new Set(pythons)].toSorted().map((version) => `Python ${version}`),
  ];
  const label = said.join(", ");
  const gibibytes = Math.round(at.memoryBytes / 1024 ** 3);
  return { key: JSON.stringify([label, at.architecture, gibibytes]), label };
}

function sayCores(cores: number): string {
  return `${cores} ${cores === 1 ? "core" : "cores"}`;
}
