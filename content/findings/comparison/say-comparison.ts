import type { Reproduced } from "../baseline/verdict.ts";
import type { Comparison } from "./compare-runs.ts";
import { type ClaimOfBoth, countAgreements } from "./compared-claims.ts";

/** How many quantities have each verdict, and how many have none because they cannot be compared. */
export function countVerdicts({ groups }: Pick<Comparison, "groups">): Record<Reproduced | "not comparable", number> {
  const all = groups.flatMap(({ quantities }) => quantities);
  const compared = all.filter(({ isComparable }) => isComparable);
  const count = (wanted: Reproduced) => compared.filter(({ verdict }) => verdict === wanted).length;
  return {
    ...{ reproduced: count("reproduced"), differs: count("differs"), undecided: count("undecided") },
    "not comparable": all.length - compared.length,
  };
}

/** What a comparison comes to, in one or two sentences. */
export function sayQuantities(comparison: Pick<Comparison, "groups">): string {
  const { reproduced, differs, undecided, "not comparable": apart } = countVerdicts(comparison);
  const all = reproduced + differs + undecided + apart;
  if (all === 0) return "The two runs have no quantity in common: no target of one was asked the same in the other.";
  const rest = [
    ...(apart > 0 ? [`${apart} cannot be compared`] : []),
    ...(undecided > 0 ? [`${undecided} cannot be decided`] : []),
  ].join(" and ");
  const those = `Of ${counted(all, "quantity")} that both have,`;
  if (reproduced + differs === 0) return `${those} none is decided: ${rest}.`;
  const others = rest === "" ? "" : `; ${rest}`;
  return `${those} ${reproduced} ${is(reproduced)} reproduced and ${differs} ${differs === 1 ? "differs" : "differ"}${others}.`;
}

/** Whether two runs agree on the claims of an article, in one or two sentences. */
export function sayClaims(claims: readonly Pick<ClaimOfBoth, "agreement">[]): string {
  const count = countAgreements(claims);
  const { agree, disagree, open, "not comparable": apart, "not asked": unasked, "not measured": missing } = count;
  const decided = agree + disagree;
  const rest = [
    ...(apart > 0 ? [`on ${apart} their verdicts differ, which cannot be compared`] : []),
    ...(open > 0 ? [`on ${open} at least one of them cannot tell`] : []),
    ...(unasked > 0 ? [`${unasked} ${is(unasked)} not asked of a quick run`] : []),
    ...(missing > 0 ? [`${missing} ${is(missing)} about what one of them did not measure`] : []),
  ];
  if (missing === claims.length && missing > 1)
    return `Of the article's ${missing} claims, none can be tested on both runs: each is about what one of them did not measure.`;
  const left = rest.length > 0 ? `${rest.join("; ")}.` : "";
  const others = left && ` Of the others, ${left}`;
  if (decided === 0)
    return `Of the article's ${counted(claims.length, "claim")}, both runs decide none${apart > 0 ? " that can be compared" : ""}: they can neither confirm nor contradict each other.${left && ` ${capitalised(left)}`}`;
  if (agree === claims.length && agree > 1)
    return `Both runs decide ${agree === 2 ? "both" : `all ${agree}`} of the article's claims, and agree on ${agree === 2 ? "both" : "all of them"}.`;
  if (disagree === 0)
    return `Both runs decide ${decided} of the article's ${counted(claims.length, "claim")}, and agree on ${decided === 1 ? "it" : decided === 2 ? "both" : "all of them"}.${others}`;
  return `Both runs decide ${decided} of the article's ${counted(claims.length, "claim")}, and disagree on ${disagree}: what holds in one fails in the other.${others}`;
}

function counted(count: number, what: "claim" | "quantity"): string {
  const several = { claim: "claims", quantity: "quantities" }[what];
  return `${count} ${count === 1 ? what : several}`;
}

function is(count: number): string {
  return count === 1 ? "is" : "are";
}

function capitalised(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
