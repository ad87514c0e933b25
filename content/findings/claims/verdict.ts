import type { Run } from "../../run/run.ts";
import type { SweepId } from "../bursts/sweep-id.ts";
import type { SteadyId } from "../steady/windows.ts";
import type { Falsified } from "../worlds/falsified.ts";
import type { LoadId } from "../worlds/planned-windows.ts";

/** What a run says to a claim: undecided is never a win. */
export type Verdict = "holds" | "fails" | "undecided";

/** A verdict, what it rests on, and how hard the claim was tested. */
export interface Judged {
  verdict: Verdict;
  /** What was found, in one line. */
  evidence: string;
  /** The smallest relative change that this run would have noticed nine times in ten; null where no interval decides. */
  detectable: number | null;
  /**
   * The ratio (of a capacity: the requests a second, of a latency: the milliseconds) that decides, as the evidence says it;
   * null where no interval decides.
   */
  quantity: Quantity | null;
  /** Where that quantity lies if the claim holds; null where no interval decides. */
  allowed: Allowed | null;
  /** The relative change within which the claim holds; null where it is about which is larger, or is counted. */
  margin: number | null;
  /**
   * Whether a departure as large as the margin, or tenfold without one, would
   * probably have gone unnoticed, whatever the verdict.
   */
  couldHardlyFail: boolean;
  /** On how many observations a counted claim rests, such as bursts; null where an interval decides. */
  observations: number | null;
  /** Of a claim that such a run is not asked, how many of 100 like it would decide it; absent of all others. */
  wouldDecide?: number;
}

/** A number above 0 with its interval, at the confidence of the evidence: null where one end of it is all that is known. */
export interface Quantity extends Allowed {
  estimate: number | null;
}

/** From where to where, in the units of what is judged; an end that is null is open. */
export interface Allowed {
  low: number | null;
  high: number | null;
}

/** A test of a claim on a run. */
export interface Test {
  (run: Run): Judged;
  /** What it looks at, and how it is itself tested; without it, the self-check has nothing to say of the claim. */
  readonly falsification?: Falsification;
  /** Of a test that quick runs are not asked: the same for all runs, and how many of 100 quick ones it would decide. */
  readonly ofAll?: { test: Test; quickDeciding: number };
}

/** What is known of a test: what it looks at, and where its claim is false, so that it may not hold. */
export interface Falsification {
  /** The sweeps that the test reads; none where it reads something other than bursts. */
  sweeps: readonly SweepId[];
  /** What it reads of steady load; none without this. */
  loads?: readonly LoadId[];
  /** What it reads of how many requests a second are taken within a bound; nothing without this. */
  capacities?: readonly SteadyId[];
  /** Which levels of these decide it in a run: all of them without this. */
  levels?: (run: Run) => (level: number) => boolean;
  /**
   * What makes the claim false in worlds in which it may be true.
   *
   * @param truth the run as it would be without noise
   * @param beyond how far beyond what the claim allows, as a logarithm: 0 is just at its bound. For counted
   *   claims it is ignored: one counterexample is added
   * @returns null where the run has nothing to change
   */
  falsify: (truth: Run, beyond: number) => Falsified | null;
}

/** A test with what is known of it. */
export function falsifiable(test: (run: Run) => Judged, falsification: Falsification): Test {
  return Object.assign((run: Run) => test(run), { falsification });
}

/** Where a ratio, slope or the like may lie, at 95% confidence. */
export interface Interval {
  low: number;
  high: number;
}

/** What is said where a run lacks what a claim needs. */
export const NOT_MEASURED: Judged = {
  ...{ verdict: "undecided", evidence: "this run did not measure it" },
  ...{ detectable: null, quantity: null, allowed: null },
  ...{ margin: null, couldHardlyFail: false, observations: null },
};

/** Decided only when the whole interval lies on one side of the bound. */
export function verdictAbove({ low, high }: Interval, bound: number): Verdict {
  if (low > bound) return "holds";
  return high < bound ? "fails" : "undecided";
}

/**
 * The confidence of an interval that decides a claim of one direction as surely as a claim of two: it is either true or
 * false, and then wrong at one end only.
 */
export function oneSided(confidence: number): number {
  return 2 * confidence - 1;
}

/** Holds when the interval lies inside the bounds, fails when it lies wholly outside. */
export function verdictInside({ low, high }: Interval, bounds: Interval): Verdict {
  if (low >= bounds.low && high <= bounds.high) return "holds";
  return high < bounds.low || low > bounds.high ? "fails" : "undecided";
}
