import type { Run } from "../../run/run.ts";
import type { Claim, Claims } from "./claim.ts";
import type { Judged } from "./verdict.ts";

/** A claim of an article with what a run says to it. */
export interface JudgedClaim extends Judged, Pick<Claim, "statement"> {
  id: string;
}

/** What a run says to every claim of an article, in the order of the record. */
export function judgeClaims(claims: Claims, run: Run): JudgedClaim[] {
  return Object.entries(claims).map(([id, { statement, test }]) => ({ id, statement, ...test(run) }));
}

/** Whether a run measured what a claim is about. */
export function isMeasured({ detectable, observations }: Pick<Judged, "detectable" | "observations">): boolean {
  return detectable !== null || observations !== null;
}

/** Whether a claim is one that such a run is not asked. */
export function isUnasked({ wouldDecide }: Pick<Judged, "wouldDecide">): boolean {
  return wouldDecide !== undefined;
}

/** How many of some claims have each verdict, and how many could hardly have failed. */
export function tallyOf(claims: readonly Pick<Judged, "verdict" | "couldHardlyFail">[]) {
  const count = (wanted: Judged["verdict"]) => claims.filter(({ verdict }) => verdict === wanted).length;
  return {
    ...{ holds: count("holds"), fails: count("fails"), undecided: count("undecided") },
    couldHardlyFail: claims.filter(({ couldHardlyFail }) => couldHardlyFail).length,
  };
}
