import { absolute } from "../../address/site-url.ts";
import { addressOfPair, type StoredPair, storedPairs } from "../../compare/pairs.ts";
import type { KeptKey } from "../../kept/kept.ts";
import { type ListedArticle, listArticles } from "../../library/articles.ts";
import type { ListedRun } from "../../library/listed-run.ts";
import { listRuns } from "../../library/runs.ts";

/** A page that is kept as it was published, with everything that it was made of as the key. */
export interface WholePage {
  address: string;
  key: KeptKey;
}

/**
 * The pages that change with nothing but the run files that they are about, the code and what frames all pages: those of
 * runs and of stored pairs. The newest run's is left out, since Next refuses a route of which it draws no page.
 */
export async function wholePages(): Promise<WholePage[]> {
  const [runs, articles, pairs] = await Promise.all([listRuns(), listArticles(), storedPairs()]);
  const frame = frameOf(articles);
  return [
    ...runs.slice(1).map((run) => pageOfRun(run, articles, frame)),
    ...pairs.map((pair) => pageOfPair(pair, frame)),
  ];
}

/** What any page may say of the site: where it is, and which articles it has. */
function frameOf(articles: readonly ListedArticle[]): string {
  return JSON.stringify([absolute("/"), articles.map(({ slug, title, description }) => [slug, title, description])]);
}

function pageOfRun(run: ListedRun, articles: readonly ListedArticle[], frame: string): WholePage {
  const about = articles.filter(({ runId }) => runId === run.id).map(({ slug }) => slug);
  return { address: `/runs/${run.id}/`, key: { kind: "whole-run", from: [frame, ...named(run), ...about] } };
}

function pageOfPair({ theirs, yours, articles }: StoredPair, frame: string): WholePage {
  const about = articles.map(({ slug }) => slug);
  const from = [frame, ...named(theirs), ...named(yours), ...about];
  return { address: addressOfPair(theirs.id, yours.id), key: { kind: "whole-pair", from } };
}

function named({ id, fileDigest, isContributed }: ListedRun): string[] {
  return [id, fileDigest, String(isContributed)];
}
