import { haveInCommon, isAbout } from "../../content/findings/comparison/is-about.ts";
import { type ListedArticle, listArticles } from "../library/articles.ts";
import type { ListedRun } from "../library/listed-run.ts";
import { listRuns } from "../library/runs.ts";

/** Two stored runs that a page compares, and the articles that are about the first of them. */
export interface StoredPair {
  theirs: ListedRun;
  yours: ListedRun;
  articles: ListedArticle[];
}

/** The address of a page that compares two stored runs. */
export function addressOfPair(theirs: string, yours: string): string {
  return `/compare/${theirs}/${yours}/`;
}

/** Every pair of stored runs that has a page; throws as {@link listRuns} does. */
export async function storedPairs(): Promise<StoredPair[]> {
  return pairsOf(...(await Promise.all([listArticles(), listRuns()])));
}

/**
 * The run of each article beside every other run that measured some of the same targets for it; every run beside the one
 * that it repeats; and every run on several nodes beside the newest of the same plan on fewer.
 *
 * @param runs the newest first
 */
export function pairsOf(articles: ListedArticle[], runs: ListedRun[]): StoredPair[] {
  const others = runs.flatMap((yours): StoredPair[] =>
    [repeatedBy(yours, runs), onFewerNodes(yours, runs)].flatMap((theirs) =>
      theirs ? [{ theirs, yours, articles: articles.filter(({ slug }) => isOfBoth({ theirs, yours }, slug)) }] : [],
    ),
  );
  const pairs = [...pairsOfArticles(articles, runs), ...others];
  const alike = Map.groupBy(pairs, ({ theirs, yours }) => addressOfPair(theirs.id, yours.id));
  return [...alike.values()].flatMap((same) => same.slice(0, 1));
}

function isOfBoth({ theirs, yours }: Pick<StoredPair, "theirs" | "yours">, slug: string): boolean {
  return isAbout(theirs, slug) && isAbout(yours, slug);
}

/** The very run that was repeated, not another that has its name. */
function repeatedBy({ plan: { replicates } }: ListedRun, runs: ListedRun[]): ListedRun | undefined {
  return runs.find(({ id, digest }) => id === replicates?.run && digest === replicates.digest);
}

/** What more nodes make of it is told by the same plan without them. */
function onFewerNodes({ plan, environment }: ListedRun, runs: ListedRun[]): ListedRun | undefined {
  const nodes = environment.nodes?.length ?? 0;
  return runs.find((one) => {
    const theirs = one.environment.nodes?.length ?? 0;
    return theirs > 0 && theirs < nodes && one.plan.name === plan.name && one.plan.article === plan.article;
  });
}

function pairsOfArticles(articles: ListedArticle[], runs: ListedRun[]): StoredPair[] {
  return [...Map.groupBy(articles, ({ runId }) => runId)].flatMap(([id, about]) => {
    const theirs = runs.find((run) => run.id === id);
    if (!theirs) return [];
    return runs.flatMap((yours) => {
      const shared = about.filter(({ slug }) => isAbout(yours, slug));
      const isPair = yours.id !== id && shared.length > 0 && haveInCommon(theirs, yours);
      return isPair ? [{ theirs, yours, articles: shared }] : [];
    });
  });
}
