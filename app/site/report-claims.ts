import Table from "cli-table3";
import type { JudgedClaim } from "../article/mdx/plain.ts";

const SENTENCE_WIDTH = 60;
const EVIDENCE_WIDTH = 70;

/** Prints the table of claims with verdicts; returns how many of them fail. */
export function reportClaims(claims: JudgedClaim[]): number {
  const table = new Table({
    head: ["claim", "verdict", "evidence"],
    colWidths: [SENTENCE_WIDTH, 11, EVIDENCE_WIDTH],
    wordWrap: true,
    style: { head: [], border: [] },
  });
  for (const { sentence, verdict, evidence } of claims) table.push([sentence, verdict, evidence]);
  const count = (wanted: string) => claims.filter(({ verdict }) => verdict === wanted).length;
  console.log(table.toString());
  console.log(`Claims: ${count("holds")} hold, ${count("fails")} fail, ${count("undecided")} are undecided.`);
  return count("fails");
}
