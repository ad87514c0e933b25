import type { Sweep } from "../../run/plan.ts";
import type { Run } from "../../run/run.ts";
import type { SweepId } from "../bursts/sweep-id.ts";
import { sayUsable, usableCores } from "../usable-cores.ts";
import type { RunPair } from "./quantity.ts";

/** By how much the work of two requests may differ, as a factor, before what they cost beside it weighs otherwise. */
const SAME_AMOUNT = 1.5;

/** What a target is asked to do, and what does it there. */
type Computing = Pick<Sweep, "target" | "work" | "executor">;

/**
 * Why the shape of a sweep cannot be compared between two runs, whatever was measured; null where it can.
 *
 * @param sweep that both runs planned
 */
export function barrierOn(pair: RunPair, sweep: SweepId): string | null {
  const [theirs, yours] = [sweepIn(pair.theirs, sweep), sweepIn(pair.yours, sweep)];
  if (!theirs || !yours) return null;
  return otherWork(theirs, yours) ?? otherWorkers(pair, sweep.target) ?? otherCores(pair, yours);
}

/**
 * Why verdicts on what an endpoint does under steady load cannot be held against each other between two runs; null where
 * they can, and where either run did not have it.
 */
export function barrierOnLoad(pair: RunPair, { target, endpoint }: SweepId): string | null {
  const [theirs, yours] = [pair.theirs, pair.yours].map((run) =>
    run.targets.find(({ name }) => name === target)?.endpoints.find(({ name }) => name === endpoint),
  );
  if (!theirs || !yours) return null;
  return otherWork(theirs, yours) ?? otherWorkers(pair, target) ?? otherCores(pair, { ...yours, target });
}

/**
 * Why seconds and rates of a target cannot be compared between two runs: they belong to the machine; null where it is of one
 * kind and gives the target as much.
 */
export function machineBarrier({ theirs, yours }: RunPair, target: string): string | null {
  const of = ({ environment: { processor, cores, limits } }: Run) =>
    JSON.stringify([processor, cores, limits?.cpuQuotaCores ?? null]);
  if (of(theirs) !== of(yours)) return "seconds and rates belong to the machine";
  const [before, now] = [sayUsable(theirs, target), sayUsable(yours, target)];
  return before === now ? null : `${before} there, ${now} here`;
}

/** A sweep as a run planned it. */
export function sweepIn({ plan }: Run, { target, endpoint }: SweepId): Sweep | undefined {
  return plan.sweeps.find((sweep) => sweep.target === target && sweep.endpoint === endpoint);
}

const WORK: Record<Sweep["work"], string> = {
  ...{ matrix: "matrices", python: "plain Python", wait: "waiting", fixed: "work of one size" },
};
const EXECUTORS: Record<Sweep["executor"], string> = {
  ...{ "event-loop": "on the event loop", thread: "on threads", process: "in processes", worker: "in the worker" },
};

function sayComputing({ work, executor }: Omit<Computing, "target">): string {
  return `${WORK[work]} ${EXECUTORS[executor]}`;
}

function otherWork(theirs: Omit<Computing, "target">, yours: Omit<Computing, "target">): string | null {
  if (theirs.work !== yours.work || theirs.executor !== yours.executor)
    return `${sayComputing(theirs)} there, ${sayComputing(yours)} here`;
  return null;
}

/**
 * What else than the servers may make a sweep differ between two runs, as a clause: requests that ask for less work show
 * more of what they cost beside it. Null where they ask for about as much.
 */
export function excuseOn({ theirs, yours }: RunPair, sweep: SweepId): string | null {
  const [before, now] = [sweepIn(theirs, sweep)?.workSeconds, sweepIn(yours, sweep)?.workSeconds];
  if (!before || !now || Math.max(before / now, now / before) <= SAME_AMOUNT) return null;
  return `each request asked for ${before} s of work there and for ${now} s here`;
}

function otherWorkers({ theirs, yours }: RunPair, target: string): string | null {
  const [before, now] = [workersIn(theirs, target), workersIn(yours, target)];
  if (before === null || now === null || before === now) return null;
  return `${before} ${before === 1 ? "worker" : "workers"} there, ${now} here`;
}

/**
 * Cores count, and what a quota leaves of them, where several requests may compute at once: on more than one worker, on
 * threads and in processes.
 */
function otherCores({ theirs, yours }: RunPair, { target, work, executor }: Computing): string | null {
  if (work === "wait") return null;
  const isWide = executor === "thread" || executor === "process";
  const useful = (run: Run) => {
    const cores = usableCores(run, target);
    return isWide ? cores : Math.min(cores, workersIn(run, target) ?? cores);
  };
  const [before, now] = [useful(theirs), useful(yours)];
  if (before === now) return null;
  const workers = workersIn(yours, target);
  const counted = workers === 1 ? "its one worker has" : `its ${workers ?? "unknown number of"} workers have`;
  const asked = isWide ? "its threads or processes have" : counted;
  return `${asked} ${sayUsable(theirs, target)} there and ${sayUsable(yours, target)} here`;
}

function workersIn(run: Run, target: string): number | null {
  return run.targets.find(({ name }) => name === target)?.workers ?? null;
}
