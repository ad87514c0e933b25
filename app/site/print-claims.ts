import { type JudgedClaim, tallyOf } from "../../content/findings/claims/judge-claims.ts";
import { sayClaim, sayTally } from "../../content/findings/claims/say-list.ts";

/** Prints the claims of an article that fail, and how many there are of each verdict; returns how many fail. */
export function printClaims(claims: JudgedClaim[]): number {
  const failing = claims.filter(({ verdict }) => verdict === "fails");
  for (const line of failing.flatMap(sayClaim)) console.log(line);
  console.log(sayTally(claims));
  return tallyOf(claims).fails;
}
