import { ArticleRecordError } from "../../content/articles/load.ts";
import { saySentence } from "../../content/articles/say-sentence.ts";
import { judgeClaims } from "../../content/findings/claims/judge-claims.ts";
import { sayList } from "../../content/findings/claims/say-list.ts";
import type { Run } from "../../content/run/run.ts";
import { articlesOf } from "../program/articles.ts";

/**
 * Prints what a run says to the claims of the articles that it is for. That one
 * cannot be read is said, and is no fault of the run.
 */
export async function printClaims(run: Run): Promise<void> {
  try {
    const { targets, controls, models } = run.plan;
    const measured = [...targets, ...controls, ...models];
    const articles = (await articlesOf(run.plan)).filter(({ measures }) =>
      [...measures.targets, ...measures.models].some((name) => measured.includes(name)),
    );
    if (articles.length === 0) console.log("\nNo article here claims anything about what was measured.");
    for (const { title, abstract, claims, values } of articles) {
      console.log(`\nWhat “${title}” claims, tested on this run:`);
      if (abstract.subjects.length > 0) console.log(saySentence(abstract.subjects, values, run));
      for (const line of sayList(judgeClaims(claims, run))) console.log(line);
    }
  } catch (cause) {
    if (!(cause instanceof ArticleRecordError)) throw cause;
    console.log(`\nClaims not tested: ${cause.message}`);
  }
}
