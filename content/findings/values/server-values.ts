import { median } from "../../statistics/quantile.ts";
import { busiestShares } from "../bursts/busiest-share.ts";
import type { SweepId } from "../bursts/sweep-id.ts";
import { memoryOf } from "../processes/memory.ts";
import { replacedWorkers } from "../processes/replaced.ts";
import { plain, seconds, type ValueOf } from "./value.ts";

const MEBIBYTE = 1024 ** 2;

/** The memory of all processes of a service at rest over its workers; what processes share is divided among them. */
export function memoryPerWorker(target: string): ValueOf {
  return (run) => {
    const bytes = memoryOf(run, target)?.proportionalBytes ?? null;
    const workers = run.targets.find(({ name }) => name === target)?.workers ?? 1;
    return { number: bytes === null ? null : bytes / workers / MEBIBYTE, unit: "MiB" };
  };
}

/** From the start of a service to its first right answer. */
export function coldStart(target: string): ValueOf {
  return (run) => seconds(run.targets.find(({ name }) => name === target)?.coldStartSeconds ?? null);
}

/** What share of the requests of the largest bursts of a sweep the busiest process served, the median. */
export function busiestShare(sweep: SweepId): ValueOf {
  return (run) => {
    const shares = busiestShares(run, sweep).map((share) => 100 * share);
    return { number: shares.length > 0 ? median(shares) : null, unit: "%", sample: shares };
  };
}

/** How many workers of a service were there before a load and not after it. */
export function workersReplaced(target: string): ValueOf {
  return (run) => plain(replacedWorkers(run, target)?.replaced ?? null);
}

/** How long the load took during which workers may have been replaced. */
export function loadTook(target: string): ValueOf {
  return (run) => seconds(replacedWorkers(run, target)?.loadSeconds ?? null);
}
