import type { Run } from "../../run/run.ts";
import { median } from "../../statistics/quantile.ts";
import { busyCores } from "../bursts/invalid-reasons.ts";
import type { SweepId } from "../bursts/sweep-id.ts";
import { usableCores } from "../usable-cores.ts";

/**
 * How much of a core a request has that computes and has it to itself: 0.83 to 1.18 on quiet machines, since its use is
 * looked at ten times in a second, 0.64 to 0.70 on one that gives its targets two thirds of a core, and 0.1 to 0.7 on one
 * where other programs compute too.
 */
const OWN_CORE = 0.75;

/** Fewer of them say too little. */
const LEAST_BURSTS = 3;

/** So long has a request to compute for its use of a core to be seen. */
const LEAST_SECONDS = 0.1;

/**
 * Whether requests that computed alone did not have a core to themselves, over a run's requests alone and its bursts of one.
 * What takes long then may be the machine's doing: others computed too, or the targets were held back.
 *
 * @param targets whose requests are looked at, all together
 * @returns false where it is not known
 */
export function lacksCore({ observations, plan }: Pick<Run, "observations" | "plan">, ...targets: string[]): boolean {
  const shares = observations.flatMap((seen) => {
    const isAlone = seen.kind === "single" || (seen.kind === "burst" && seen.level === 1 && !seen.cold);
    if (!isAlone || !targets.includes(seen.target) || !computes(plan, seen)) return [];
    return seen.tookSeconds >= LEAST_SECONDS && seen.usage ? (busyCores(seen.usage) ?? []) : [];
  });
  return shares.length >= LEAST_BURSTS && median(shares) < OWN_CORE;
}

/**
 * Whether other programs computed on the cores of some targets: their requests lacked a core although no quota takes it.
 *
 * @returns false where it is not known
 */
export function othersComputed(run: Computing, ...targets: string[]): boolean {
  return lacksCore(run, ...targets) && targets.every((target) => usableCores(run, target) >= 1);
}

/** What of a run tells who else computed on its cores. */
type Computing = Pick<Run, "observations" | "plan" | "environment" | "targets">;

/** Whether a sweep asks for work that keeps a core busy. */
export function computes({ sweeps }: Run["plan"], { target, endpoint }: SweepId): boolean {
  const work = sweeps.find((sweep) => sweep.target === target && sweep.endpoint === endpoint)?.work;
  return work === "matrix" || work === "python";
}
