import type { TargetLimits } from "../../../content/run/circumstances/limits.ts";
import { limits } from "./control-group.ts";
import { coresInList, coresOfProcess } from "./target-cores.ts";

/**
 * What the Compose file declares of a service: its cores as `taskset` takes
 * them, its share of their time; null for no limit.
 */
interface Declared {
  cpuset: string | null;
  cpus: number | null;
}

/** What the system allows a process of this machine. */
export async function limitsSeen(pid: number): Promise<TargetLimits> {
  return { ...(await limits(pid)), cores: (await coresOfProcess(pid))?.length ?? null };
}

/**
 * The tightest of what a target is allowed on several machines: where one sets no limit, or says nothing, the others' holds.
 */
export function tightest(all: readonly (TargetLimits | null)[]): TargetLimits | null {
  const known = all.filter((one) => one !== null);
  const least = (of: keyof TargetLimits) => {
    const numbers = known.map((one) => one[of]).filter((one) => one !== null);
    return numbers.length === 0 ? null : Math.min(...numbers);
  };
  if (known.length === 0) return null;
  return { cpuQuotaCores: least("cpuQuotaCores"), memoryBytes: least("memoryBytes"), cores: least("cores") };
}

/**
 * What a target is allowed, as the system has it for its first process and as the Compose file declares it: an engine may
 * keep its control groups where they are not seen.
 *
 * @param seen by whoever looks at it from outside; null where nobody does
 * @param declared what its backend keeps to; null for local processes, which no file limits
 * @returns null where nothing is known
 */
export function limitsOfTarget(seen: TargetLimits | null, declared: Declared | null): TargetLimits | null {
  if (declared === null || (seen === null && declared.cpus === null && declared.cpuset === null)) return seen;
  const quotas = [seen?.cpuQuotaCores, declared.cpus].filter((one) => typeof one === "number");
  return {
    cpuQuotaCores: quotas.length === 0 ? null : Math.min(...quotas),
    memoryBytes: seen?.memoryBytes ?? null,
    cores: seen?.cores ?? (declared.cpuset === null ? null : coresInList(declared.cpuset).length),
  };
}
