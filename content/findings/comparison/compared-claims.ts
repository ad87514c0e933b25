import type { Claims } from "../claims/claim.ts";
import { isMeasured, type JudgedClaim, judgeClaims } from "../claims/judge-claims.ts";
import type { RunPair } from "./quantity.ts";

/** What two verdicts on a claim are to each other: either run may not be able to tell, or not have measured it. */
export type Agreement = "agree" | "disagree" | "open" | "not measured";

/** A claim with what each of two runs says to it. */
export interface ClaimOfBoth {
  id: string;
  statement: string;
  theirs: JudgedClaim;
  yours: JudgedClaim;
  agreement: Agreement;
}

/** Every claim of an article as both runs decide it. */
export function claimsOfBoth(claims: Claims, { theirs, yours }: RunPair): ClaimOfBoth[] {
  const now = judgeClaims(claims, yours);
  return judgeClaims(claims, theirs).flatMap((before, place) => {
    const after = now[place];
    if (!after) return [];
    const { id, statement } = before;
    return [{ id, statement, theirs: before, yours: after, agreement: agreementOf(before, after) }];
  });
}

/** How many claims both runs agree on, and so on. */
export function countAgreements(claims: readonly Pick<ClaimOfBoth, "agreement">[]): Record<Agreement, number> {
  const count = (wanted: Agreement) => claims.filter(({ agreement }) => agreement === wanted).length;
  return {
    ...{ agree: count("agree"), disagree: count("disagree") },
    ...{ open: count("open"), "not measured": count("not measured") },
  };
}

function agreementOf(theirs: JudgedClaim, yours: JudgedClaim): Agreement {
  if (theirs.verdict !== "undecided" && yours.verdict !== "undecided")
    return theirs.verdict === yours.verdict ? "agree" : "disagree";
  return isMeasured(theirs) && isMeasured(yours) ? "open" : "not measured";
}
