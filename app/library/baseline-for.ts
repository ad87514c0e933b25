import type { Baseline } from "../../content/findings/baseline/baseline.ts";
import type { ListedArticle } from "./articles.ts";

/**
 * What stands beside a run on its own page: the published figures of an article about it, or else of the first that has
 * any, since these are found by the names of targets; null where no article has any.
 */
export function baselineFor(
  run: string,
  articles: readonly Pick<ListedArticle, "runId" | "baseline">[],
): Baseline | null {
  const having = articles.filter(({ baseline }) => baseline !== null);
  return (having.find(({ runId }) => runId === run) ?? having[0])?.baseline ?? null;
}
