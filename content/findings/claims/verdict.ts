import type { Run } from "../../run/run.ts";

/** What a run says to a claim: undecided is never a win. */
export type Verdict = "holds" | "fails" | "undecided";

/** A verdict with the numbers it rests on, in one line. */
export interface Judged {
  verdict: Verdict;
  evidence: string;
}

/** A test of a claim on a run. */
export type Test = (run: Run) => Judged;

/** Where a ratio, slope or the like may lie, at 95% confidence. */
export interface Interval {
  low: number;
  high: number;
}

/** An endpoint of a target, as `sync-cpubound.fastapianalytics`. */
export type SweepName = `${string}.${string}`;

/** What is said where a run lacks what a claim needs. */
export const NOT_MEASURED: Judged = { verdict: "undecided", evidence: "this run did not measure it" };

/** Decided only when the whole interval lies on one side of the bound. */
export function above({ low, high }: Interval, bound: number): Verdict {
  if (low > bound) return "holds";
  return high < bound ? "fails" : "undecided";
}

/** Holds when the interval lies inside the bounds, fails when it lies wholly outside. */
export function inside({ low, high }: Interval, bounds: Interval): Verdict {
  if (low >= bounds.low && high <= bounds.high) return "holds";
  return high < bounds.low || low > bounds.high ? "fails" : "undecided";
}

/** Endpoint and target of a sweep's name. */
export function sideOf(name: SweepName): { endpoint: string; target: string } {
  const [endpoint = "", target = ""] = name.split(".");
  return { endpoint, target };
}
