import Table from "cli-table3";
import { type JudgedClaim, tallyOf } from "../../content/findings/claims/judge-claims.ts";
import { CLAIM_HEAD, sayTally, tableOf } from "../../content/findings/claims/say-table.ts";

const STATEMENT_WIDTH = 60;
const EVIDENCE_WIDTH = 70;

/** Prints the table of claims with verdicts; returns how many of them fail. */
export function reportClaims(claims: JudgedClaim[]): number {
  const table = new Table({
    head: CLAIM_HEAD,
    colWidths: [STATEMENT_WIDTH, 12, EVIDENCE_WIDTH],
    wordWrap: true,
    style: { head: [], border: [] },
  });
  table.push(...tableOf(claims));
  console.log(table.toString());
  console.log(sayTally(claims));
  return tallyOf(claims).fails;
}
