import type { Test } from "./verdict.ts";

/** A statement that is tested on a run, and what is said for each verdict. */
export interface Claim {
  /** What is claimed, in a sentence that can be read by itself: `/claims/`, the terminal, the feed and JSON have it. */
  statement: string;
  /** Tests just that statement. */
  test: Test;
  /** The sentence where the run refutes it. */
  fails: string;
  /** What is open where the run cannot tell: a clause that begins with "whether", without a full stop. */
  undecided: string;
}

/** The claims of an article by their ids, by which its text names them. */
export type Claims = Readonly<Record<string, Claim>>;
