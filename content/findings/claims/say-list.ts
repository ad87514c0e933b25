import { isMeasured, isUnasked, type JudgedClaim, tallyOf } from "./judge-claims.ts";
import { sayEvidence, sayVerdict } from "./say-judged.ts";

/**
 * Claims for a terminal: each that the run measured, or is not asked, in two lines, then how many there are of each verdict.
 */
export function sayList(claims: readonly JudgedClaim[]): string[] {
  return [...[...claims.filter(isMeasured), ...claims.filter(isUnasked)].flatMap(sayClaim), sayTally(claims)];
}

/** A claim with its verdict, and what that rests on, in two lines. */
export function sayClaim(judged: JudgedClaim): string[] {
  return [`  ${judged.statement}`, `    ${sayVerdict(judged)}: ${sayEvidence(judged)}`];
}

/** How many claims there are of each verdict, in a line. */
export function sayTally(claims: readonly JudgedClaim[]): string {
  const measured = claims.filter(isMeasured);
  const unasked = claims.filter(isUnasked).length;
  const others = claims.length - measured.length - unasked;
  const { holds, fails, undecided, couldHardlyFail } = tallyOf(measured);
  const weak = couldHardlyFail > 0 ? `; ${couldHardlyFail} could hardly have failed` : "";
  const are = (count: number) => (count === 1 ? "is" : "are");
  const notAsked = unasked > 0 ? `; ${unasked} ${are(unasked)} not asked of a quick run` : "";
  const missing = others > 0 ? `; ${others} more ${are(others)} about what this run did not measure` : "";
  const decided = [
    `${holds} ${holds === 1 ? "holds" : "hold"}`,
    ...(fails > 0 ? [`${fails} ${fails === 1 ? "fails" : "fail"}`] : []),
    ...(undecided > 0 ? [`${undecided} ${are(undecided)} undecided`] : []),
  ];
  return `Claims: ${decided.join(", ")}${weak}${notAsked}${missing}.`;
}
