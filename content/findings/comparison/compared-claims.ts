import type { Claims } from "../claims/claim.ts";
import { isMeasured, isUnasked, type JudgedClaim, judgeClaims } from "../claims/judge-claims.ts";
import { barrierOn, barrierOnLoad } from "./barriers.ts";
import type { RunPair } from "./quantity.ts";

/**
 * What two verdicts on a claim are to each other: they may differ over what cannot be compared, such as workers that have
 * fewer cores in one run; either run may not be able to tell, be a quick one that is not asked, or not have measured it.
 */
export type Agreement = "agree" | "disagree" | "not comparable" | "open" | "not asked" | "not measured";

/** A claim with what each of two runs says to it. */
export interface ClaimOfBoth {
  id: string;
  statement: string;
  theirs: JudgedClaim;
  yours: JudgedClaim;
  agreement: Agreement;
  /** Why their verdicts cannot be held against each other, as a clause; null where nothing is known. */
  barrier: string | null;
}

/** Every claim of an article as both runs decide it. */
export function claimsOfBoth(claims: Claims, pair: RunPair): ClaimOfBoth[] {
  const now = judgeClaims(claims, pair.yours);
  return judgeClaims(claims, pair.theirs).flatMap((before, place) => {
    const after = now[place];
    if (!after) return [];
    const { id, statement } = before;
    const barrier = barrierOnClaim(claims[id], pair);
    return [{ id, statement, theirs: before, yours: after, barrier, agreement: agreementOf(before, after, barrier) }];
  });
}

/** Why the first that cannot be compared of what a claim looks at cannot be. */
function barrierOnClaim(claim: Claims[string] | undefined, pair: RunPair): string | null {
  const { sweeps = [], loads = [] } = claim?.test.falsification ?? {};
  const reasons = [...sweeps.map((one) => barrierOn(pair, one)), ...loads.map((one) => barrierOnLoad(pair, one))];
  return reasons.find((reason) => reason !== null) ?? null;
}

/** How many claims both runs agree on, and so on. */
export function countAgreements(claims: readonly Pick<ClaimOfBoth, "agreement">[]): Record<Agreement, number> {
  const count = (wanted: Agreement) => claims.filter(({ agreement }) => agreement === wanted).length;
  return {
    ...{ agree: count("agree"), disagree: count("disagree"), "not comparable": count("not comparable") },
    ...{ open: count("open"), "not asked": count("not asked"), "not measured": count("not measured") },
  };
}

/** The same verdict in spite of a barrier is worth the more; only of different ones it is the excuse. */
function agreementOf(theirs: JudgedClaim, yours: JudgedClaim, barrier: string | null): Agreement {
  if (theirs.verdict !== "undecided" && yours.verdict !== "undecided") {
    if (theirs.verdict === yours.verdict) return "agree";
    return barrier === null ? "disagree" : "not comparable";
  }
  const both = [theirs, yours];
  if (!both.every((one) => isMeasured(one) || isUnasked(one))) return "not measured";
  return both.some(isUnasked) ? "not asked" : "open";
}
