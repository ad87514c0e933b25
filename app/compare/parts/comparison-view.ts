import type { Comparison } from "../../../content/findings/comparison/compare-runs.ts";
import type { ClaimOfBoth } from "../../../content/findings/comparison/compared-claims.ts";
import type { Run } from "../../../content/run/run.ts";

/** What names a run in a comparison. */
export interface NamedRun extends Pick<Run, "id" | "startedAt" | "status" | "plan" | "environment"> {
  /** Whether it was measured elsewhere, as far as the site knows. */
  isContributed: boolean;
}

/** An article's claims as both runs decide them. */
export interface ArticleOfBoth {
  slug: string;
  title: string;
  claims: ClaimOfBoth[];
}

/** A comparison as a page shows it, whether it was made at build time or in the browser. */
export interface ComparisonView {
  theirs: NamedRun;
  yours: NamedRun;
  comparison: Comparison;
  articles: ArticleOfBoth[];
}

/** Of several articles those of which both runs measured anything: of any other there is nothing to hold against each other. */
export function measuredByBoth(articles: ArticleOfBoth[]): ArticleOfBoth[] {
  if (articles.length < 2) return articles;
  return articles.filter(({ claims }) => claims.some(({ agreement }) => agreement !== "not measured"));
}
