import type { Limits, TargetLimits } from "../run/circumstances/limits.ts";
import type { Run } from "../run/run.ts";
import { sayCores, sayQuota } from "./usable-cores.ts";

const list = new Intl.ListFormat("en-GB");

/** Bytes in GiB, with one decimal. */
export function sayMemory(bytes: number): string {
  return `${(bytes / 1024 ** 3).toFixed(1)} GiB`;
}

/** What control groups allow, such as `a CPU quota of 0.5, 2.0 GiB of memory`. */
export function sayLimits({ cpuQuotaCores, memoryBytes }: Limits): string {
  const quota = cpuQuotaCores === null ? "no CPU quota" : `a CPU quota of ${sayQuota(cpuQuotaCores)}`;
  return `${quota}, ${memoryBytes === null ? "no memory limit" : `${sayMemory(memoryBytes)} of memory`}`;
}

/** What a target is allowed, such as `2 cores, no CPU quota, 2.0 GiB of memory`. */
export function sayTargetLimits({ cores, ...limits }: TargetLimits): string {
  return `${cores === null ? "" : `${sayCores(cores)}, `}${sayLimits(limits)}`;
}

/** The targets of a run that are measured for their own sake. */
export function measuredIn({ targets }: Pick<Run, "targets">): Run["targets"] {
  return targets.filter(({ role }) => role === "measured");
}

/**
 * What is said of each measured target: once where it is the same of all, else by their names; null where it is not known of
 * any.
 *
 * @param among the names of those that anything is said of; all where it is not given
 */
export function sayEachTarget(
  run: Pick<Run, "targets">,
  say: (target: Run["targets"][number]) => string | null,
  among?: ReadonlySet<string>,
): string | null {
  const measured = measuredIn(run);
  const told = measured
    .filter(({ name }) => among?.has(name) ?? true)
    .map((target) => ({ label: target.label, words: say(target) }));
  const groups = Map.groupBy(
    told.filter(({ words }) => words !== null),
    ({ words }) => words,
  );
  const [first] = groups.keys();
  const isOfAll = told.length === measured.length && told.every(({ words }) => words === first);
  if (first === undefined || isOfAll) return first ?? null;
  return [...groups]
    .map(([words, of]) => `${words} for ${list.format(of.map(({ label }) => `“${label}”`))}`)
    .join("; ");
}
