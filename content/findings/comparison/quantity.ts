import type { Run } from "../../run/run.ts";
import type { Contrast } from "../../statistics/contrasts/contrast.ts";
import type { Reproduced } from "../baseline/verdict.ts";

/** Two runs: the one that is there already, and the one that is held against it. */
export interface RunPair {
  theirs: Run;
  yours: Run;
}

/** What one run has of a quantity: an estimate of its logarithm, and how well that is known. */
export type Estimate = Pick<Contrast, "estimate" | "standardError" | "freedom">;

/** A quantity as both runs have it, before it is judged. */
export interface Quantity {
  /** What it is, with the target that it is of. */
  name: string;
  /** What its numbers are in, such as `s`; empty for ratios. */
  unit: string;
  theirs: Estimate | null;
  yours: Estimate | null;
  /** What is shown of a run that measured it without repeating it: a number that has no interval. */
  single?: { theirs: number | null; yours: number | null };
  /** Why the two cannot be compared, as a clause; null where they can. */
  barrier: string | null;
  /** What else than the servers may be why the two differ, as a clause; null where nothing is known. */
  excuse: string | null;
}

/** A quantity of two runs side by side, judged. */
export interface ComparedQuantity {
  name: string;
  /** Each with its 95% interval, where it has one. */
  theirs: string;
  yours: string;
  /** Yours over theirs with its 95% interval, as factors; null where one run has no estimate. */
  ratio: { estimate: number; low: number; high: number } | null;
  verdict: Reproduced;
  /** Whether the two can be compared; they are undecided where they cannot. */
  isComparable: boolean;
  /** What the verdict rests on, in one line. */
  why: string;
}
