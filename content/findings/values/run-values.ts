import { repetitionsOf } from "../../run/looks.ts";
import type { WorkKind } from "../../run/parts/endpoint.ts";
import { median } from "../../statistics/quantile.ts";
import { singlesOf } from "../bursts/singles.ts";
import { calibrationsOf } from "../calibration/calibrations.ts";
import { driftsOf } from "../calibration/drift.ts";
import { processCountOf } from "../processes/process-count.ts";
import { treesOf } from "../processes/trees.ts";
import { milliseconds, plain, seconds, type ValueOf } from "./value.ts";

/** Cores that the targets may use. */
export const targetCores: ValueOf = (run) => plain(run.environment.targetCores.length);

/** The time that one request was meant to take. */
export const longWorkDuration: ValueOf = (run) => seconds(run.plan.targetSeconds);

/** How often bursts were measured: where claims were looked at in between, those that were measured most often. */
export const repetitions: ValueOf = (run) => plain(repetitionsOf(run));

/** How many requests of one iteration a calibration takes. */
export const calibrationSamples: ValueOf = (run) => plain(run.plan.calibrationSamples);

/** What the order of the measurements was drawn from. */
export const seed: ValueOf = (run) => plain(run.plan.seed);

/** The most that calibration changed between repetitions, either way. */
export const drift: ValueOf = (run) => {
  const changes = driftsOf(run).flatMap(({ change }) => (change === null ? [] : [Math.abs(change) * 100]));
  return { number: changes.length > 0 ? Math.max(...changes) : null, unit: "%" };
};

/** The workers of a target. */
export function workers(target: string): ValueOf {
  return (run) => plain(run.targets.find(({ name }) => name === target)?.workers ?? null);
}

/** What an iteration of some work takes on a target, the median of its calibration. */
export function iteration(target: string, work: WorkKind = "matrix"): ValueOf {
  return (run) => {
    const spread = calibrationsOf(run, work).find((one) => one.target === target);
    return { ...milliseconds(spread?.quartiles?.median ?? null), sample: spread?.seconds.map((took) => took * 1000) };
  };
}

/** The iterations that take the wanted duration on a target. */
export function iterations(target: string): ValueOf {
  return (run) => {
    const own = run.iterations.find((one) => one.target === target && one.workSeconds === run.plan.targetSeconds);
    return plain(own?.iterations ?? null);
  };
}

/** What one request with a target's own iterations took, the median of those that were sent alone. */
export function single(target: string): ValueOf {
  return (run) => {
    const took = singlesOf(run, target).flatMap(({ requests }) => requests[0]?.lastByteSeconds ?? []);
    return took.length > 1 ? { ...seconds(median(took)), sample: took } : seconds(took[0] ?? null);
  };
}

/** An empty round trip to a target, the median. */
export function roundTrip(target: string): ValueOf {
  return (run) => {
    const trips = run.observations.find((seen) => seen.kind === "roundTrip" && seen.target === target);
    const verified = trips?.kind === "roundTrip" ? trips.samples.filter(({ error }) => error === null) : [];
    const took = verified.flatMap(({ lastByteSeconds }) => lastByteSeconds ?? []);
    return milliseconds(took.length > 0 ? median(took) : null);
  };
}

/** How many processes a service was at rest. */
export function processes(target: string): ValueOf {
  return (run) => plain(processCountOf(run, target));
}

/** The most threads of a process of a service, in some phase. */
export function threads(target: string, phase: "idle" | "load"): ValueOf {
  return (run) => {
    const tree = treesOf(run, [target]).find((one) => one.phase === phase);
    return plain(tree?.processes ? Math.max(...tree.processes.map((one) => one.threads)) : null);
  };
}
