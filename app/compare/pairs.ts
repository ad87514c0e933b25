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

/** Every run beside the one that it repeats, and the run of each article beside every other stored run that measured some of the same targets for it, newest first. */
export async function storedPairs(): Promise<StoredPair[]> {
  const [articles, runs] = await Promise.all([listArticles(), listRuns()]);
  const ofArticles = pairsOfArticles(articles, runs);
  const repeated = runs.flatMap((yours): StoredPair[] => {
    const theirs = runs.find(({ id }) => id === yours.plan.replicates?.run);
    const isKnown = ofArticles.some((pair) => pair.theirs.id === theirs?.id && pair.yours.id === yours.id);
    return theirs && !isKnown ? [{ theirs, yours, articles: articles.filter(({ slug }) => isAbout(yours, slug)) }] : [];
  });
  return [...ofArticles, ...repeated];
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
