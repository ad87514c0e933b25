import { type JudgedClaim, tallyOf } from "./judge-claims.ts";
import { sayEvidence, sayVerdict } from "./say-judged.ts";

/** What stands above the columns of {@link tableOf}. */
export const CLAIM_HEAD = ["claim", "verdict", "evidence"];

/** A row of text for each claim: its statement, its verdict, and what that rests on. */
export function tableOf(claims: readonly JudgedClaim[]): string[][] {
  return claims.map((judged) => [judged.statement, sayVerdict(judged), sayEvidence(judged)]);
}

/** How many claims there are of each verdict, in a line. */
export function sayTally(claims: readonly JudgedClaim[]): string {
  const { holds, fails, undecided, couldHardlyFail } = tallyOf(claims);
  const weak = couldHardlyFail > 0 ? ` ${couldHardlyFail} could hardly have failed.` : "";
  return `Claims: ${holds} hold, ${fails} fail, ${undecided} are undecided.${weak}`;
}
