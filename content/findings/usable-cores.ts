import type { TargetLimits } from "../run/circumstances/limits.ts";
import type { Run } from "../run/run.ts";

/** What of a run tells how much its targets may use of which processor. */
type Allowing = Pick<Run, "environment" | "targets">;

/**
 * What a target is allowed on each machine that it is on, as far as it is
 * known: of several nodes, in their order, null of others.
 */
export function allowedOf({ targets }: Pick<Allowing, "targets">, target: string): (TargetLimits | null)[] {
  const { limits = null, nodeLimits = [limits] } = targets.find(({ name }) => name === target) ?? {};
  return nodeLimits;
}

/** The number of cores that a target may run on, whatever of their time: the fewest of its nodes'. */
export function coresOf(run: Allowing, target: string): number {
  return Math.min(...knownOf(run, target).map((one) => coresIn(run, one)));
}

/** The CPU seconds in a second that a quota leaves a target, the least of its nodes'; null where none is known of. */
export function quotaOf(run: Allowing, target: string): number | null {
  const quotas = knownOf(run, target).flatMap((one) => quotaIn(run, one) ?? []);
  return quotas.length === 0 ? null : Math.min(...quotas);
}

/** Whether a run has recorded what quota a target has, or that it has none: older ones did not look. */
export function isQuotaKnown({ environment }: Allowing, { limits }: Run["targets"][number]): boolean {
  const found = limits ?? (environment.backend === "processes" ? environment.limits : null);
  return found !== null;
}

/**
 * The CPU seconds in a second that a target can get at most: as many as it has cores, or what a quota leaves of them.
 *
 * @param node on which of several; the one where that is least, where it is not said, or not known of that one
 */
export function usableCores(run: Allowing, target: string, node?: number): number {
  const here = node === undefined ? null : allowedOf(run, target)[node];
  return Math.min(...(here ? [here] : knownOf(run, target)).map((one) => usableIn(run, one)));
}

/** What is known of the machines that a target is on; null of them all where nothing is. */
function knownOf(run: Allowing, target: string): (TargetLimits | null)[] {
  const known = allowedOf(run, target).filter((one) => one !== null);
  return known.length > 0 ? known : [null];
}

function coresIn({ environment }: Allowing, limits: TargetLimits | null): number {
  return limits?.cores ?? environment.targetCores.length;
}

/** A local process has the runner's quota too. */
function quotaIn({ environment }: Allowing, limits: TargetLimits | null): number | null {
  const runners = environment.backend === "processes" ? environment.limits?.cpuQuotaCores : null;
  const quotas = [limits?.cpuQuotaCores, runners].filter((quota) => typeof quota === "number");
  return quotas.length === 0 ? null : Math.min(...quotas);
}

function usableIn(run: Allowing, limits: TargetLimits | null): number {
  return Math.min(coresIn(run, limits), quotaIn(run, limits) ?? Number.POSITIVE_INFINITY);
}

/**
 * The cores that a target has for itself as the queueing model counts them:
 * never fewer than one, since less of it is a slower one.
 */
export function wholeCoresOf(run: Allowing, target: string): number {
  return Math.max(1, usableCores(run, target));
}

/**
 * What a target can use, in words: `one core`, `2 cores under a quota of 0.5`, `one core or 2 cores` where its nodes differ.
 */
export function sayUsable(run: Allowing, target: string): string {
  const said = knownOf(run, target).map((one) => {
    const [cores, usable] = [coresIn(run, one), usableIn(run, one)];
    const words = cores === 1 ? "one core" : sayCores(cores);
    return usable < cores ? `${words} under a quota of ${sayQuota(usable)}` : words;
  });
  return [...new Set(said)].join(" or ");
}

/** A number of cores, or several that occur: `1 core`, `0.5 or 2 cores`. */
export function sayCores(...cores: number[]): string {
  return `${cores.map(sayQuota).join(" or ")} ${cores.length === 1 && cores[0] === 1 ? "core" : "cores"}`;
}

/** A quota with at most two decimals. */
export function sayQuota(cores: number): string {
  return String(Number(cores.toPrecision(3)));
}
