import type { Run } from "../run/run.ts";

/** What of a run tells how much its targets may use of which processor. */
type Allowing = Pick<Run, "environment" | "targets">;

/** The number of cores that a target may run on, whatever of their time. */
export function coresOf({ environment, targets }: Allowing, target: string): number {
  return targets.find(({ name }) => name === target)?.limits?.cores ?? environment.targetCores.length;
}

/** The CPU seconds in a second that a quota leaves a target; null where none is known of. A local process has the runner's too. */
export function quotaOf({ environment, targets }: Allowing, target: string): number | null {
  const quotas = [
    targets.find(({ name }) => name === target)?.limits?.cpuQuotaCores,
    environment.backend === "processes" ? environment.limits?.cpuQuotaCores : null,
  ].filter((quota) => typeof quota === "number");
  return quotas.length === 0 ? null : Math.min(...quotas);
}

/** Whether a run has recorded what quota a target has, or that it has none: older ones did not look. */
export function isQuotaKnown({ environment }: Allowing, { limits }: Run["targets"][number]): boolean {
  const found = limits ?? (environment.backend === "processes" ? environment.limits : null);
  return found !== null;
}

/** The CPU seconds in a second that a target can get at most: as many as it has cores, or what a quota leaves of them. */
export function usableCores(run: Allowing, target: string): number {
  return Math.min(coresOf(run, target), quotaOf(run, target) ?? Number.POSITIVE_INFINITY);
}

/** The cores that a target has for itself as the queueing model counts them: never fewer than one, since less of it is a slower one. */
export function wholeCoresOf(run: Allowing, target: string): number {
  return Math.max(1, usableCores(run, target));
}

/** What a target can use, in words: `one core`, `2 cores`, `2 cores under a quota of 0.5`. */
export function sayUsable(run: Allowing, target: string): string {
  const [cores, usable] = [coresOf(run, target), usableCores(run, target)];
  const said = cores === 1 ? "one core" : sayCores(cores);
  return usable < cores ? `${said} under a quota of ${sayQuota(usable)}` : said;
}

/** A number of cores, or several that occur: `1 core`, `0.5 or 2 cores`. */
export function sayCores(...cores: number[]): string {
  return `${cores.map(sayQuota).join(" or ")} ${cores.length === 1 && cores[0] === 1 ? "core" : "cores"}`;
}

/** A quota with at most two decimals. */
export function sayQuota(cores: number): string {
  return String(Number(cores.toPrecision(3)));
}
