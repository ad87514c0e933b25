import { compareRuns } from "../../content/findings/comparison/compare-runs.ts";
import { claimsOfBoth } from "../../content/findings/comparison/compared-claims.ts";
import type { RunPair } from "../../content/findings/comparison/quantity.ts";
import { sayClaims, sayQuantities } from "../../content/findings/comparison/say-comparison.ts";
import { type Circumstances, differencesBetween } from "../../content/findings/differences.ts";
import { sayCores } from "../../content/findings/usable-cores.ts";
import type { Run } from "../../content/run/run.ts";
import type { KnownArticle } from "../program/articles.ts";

/** Prints which run is repeated. */
export function printPublished({ id, startedAt, plan, environment: at }: Run): void {
  const on = `on ${at.processor} with ${sayCores(at.cores)}`;
  console.log(`Repeating run ${id}, ${plan.name} plan, measured on ${startedAt.slice(0, 10)} ${on}.`);
}

/** Prints what differs here from where a run was made, as far as it is known before anything is measured. */
export function printWhatDiffers(theirs: Run, now: Omit<Circumstances, "targets">): void {
  for (const { what, before, now: here } of differencesBetween(theirs, { ...now, targets: theirs.targets }))
    console.log(`Different here: ${what}: ${before} there, ${here} here.`);
}

/** Prints what a repetition comes to beside the run that it repeats. */
export function printComparison(pair: RunPair, articles: readonly KnownArticle[]): void {
  const comparison = compareRuns(pair);
  console.log(`\nBeside run ${pair.theirs.id}:`);
  console.log(`  ${sayQuantities(comparison)}`);
  for (const { title, claims } of articles) console.log(`  “${title}”: ${sayClaims(claimsOfBoth(claims, pair))}`);
  for (const sentence of comparison.extent) console.log(`  ${sentence}`);
}
