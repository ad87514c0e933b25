import { compareRuns } from "../../content/findings/comparison/compare-runs.ts";
import { claimsOfBoth } from "../../content/findings/comparison/compared-claims.ts";
import type { RunPair } from "../../content/findings/comparison/quantity.ts";
import { sayClaims, sayQuantities } from "../../content/findings/comparison/say-comparison.ts";
import type { KnownArticle } from "../program/articles.ts";

/** Prints what a repetition comes to beside the run that it repeats. */
export function printComparison(pair: RunPair, articles: readonly KnownArticle[]): void {
  const comparison = compareRuns(pair);
  console.log(`\nRun ${pair.yours.id} beside run ${pair.theirs.id}:`);
  console.log(`  ${sayQuantities(comparison)}`);
  for (const { title, claims } of articles) console.log(`  “${title}”: ${sayClaims(claimsOfBoth(claims, pair))}`);
  for (const sentence of comparison.extent) console.log(`  ${sentence}`);
}
