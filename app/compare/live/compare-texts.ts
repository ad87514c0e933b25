// Before everything that makes schemas.
import "./no-code-generation.ts";
import { loadArticle } from "../../../content/articles/load.ts";
import { compareRuns, sharedEndpoints } from "../../../content/findings/comparison/compare-runs.ts";
import { claimsOfBoth } from "../../../content/findings/comparison/compared-claims.ts";
import { isAbout } from "../../../content/findings/comparison/is-about.ts";
import type { RunPair } from "../../../content/findings/comparison/quantity.ts";
import { sayEndpoint } from "../../../content/findings/labels.ts";
import { parseRun } from "../../../content/run/parse.ts";
import type { Run } from "../../../content/run/run.ts";
import { besideDataset, sweepsBeside } from "../../figures/beside/sweeps-beside.ts";
import { captionOf } from "../../figures/sweep/sweep-caption.ts";
import type { SweepData } from "../../figures/sweep/sweep-lines.ts";
import type { Dataset } from "../../tables/dataset.ts";
import type { ArticleOfBoth, ComparisonView } from "../parts/comparison-view.ts";
import { type NamedText, textOfFile, textOfStored } from "./texts.ts";

/** An article of the site by its name, and the run that it is about. */
export interface NamedArticle {
  slug: string;
  title: string;
  runId: string;
}

/** A figure of sweeps that is made in the browser. */
export interface BesideFigure {
  endpoint: string;
  title: string;
  caption: string;
  data: SweepData;
  dataset: Dataset;
}

/** What is shown of two runs. */
export interface LiveView {
  view: ComparisonView;
  figures: BesideFigure[];
}

/** What a reader chose: a stored run, and another or a file. */
export interface Chosen {
  theirs: string;
  yours: string | File;
}

/**
 * Checks two run files and compares them, by the code that builds the site. A file that a reader gives is sent nowhere.
 *
 * @throws RunFileError for what is no run file that this site can read
 */
export async function compareChosen({ theirs, yours }: Chosen, articles: readonly NamedArticle[]): Promise<LiveView> {
  const after = await parse(await (typeof yours === "string" ? textOfStored(yours) : textOfFile(yours)));
  const pair = { theirs: await parse(await textOfStored(theirs)), yours: after };
  const view = { ...pair, comparison: compareRuns(pair), articles: await claimsOfEach(pair, articles) };
  return { view, figures: sharedEndpoints(pair).flatMap((endpoint) => figureOn(pair, endpoint)) };
}

function parse({ text, name }: NamedText): Promise<Run> {
  return parseRun(text, name);
}

/** The articles about the first run, else all that both runs can be about. */
async function claimsOfEach(pair: RunPair, articles: readonly NamedArticle[]): Promise<ArticleOfBoth[]> {
  const suiting = articles.filter(({ slug }) => isAbout(pair.theirs, slug) && isAbout(pair.yours, slug));
  const own = suiting.filter(({ runId }) => runId === pair.theirs.id);
  const loaded = (own.length > 0 ? own : suiting).map(async ({ slug, title }) => {
    // Of articles in another folder than the site's own, this code has no claims.
    const article = await loadArticle({ url: null, name: "content/articles" }, slug).catch(() => null);
    const isMeasured = article?.measures.targets.some(
      (target) => isIn(pair.theirs, target) && isIn(pair.yours, target),
    );
    return article && isMeasured ? [{ slug, title, claims: claimsOfBoth(article.claims, pair) }] : [];
  });
  return (await Promise.all(loaded)).flat();
}

function isIn({ plan }: Run, target: string): boolean {
  return plan.targets.includes(target);
}

function figureOn(pair: RunPair, endpoint: string): BesideFigure[] {
  const data = sweepsBeside(pair, endpoint);
  if (!data) return [];
  const title = `Bursts of requests: ${sayEndpoint(pair.yours, endpoint)}`;
  return [{ endpoint, title, data, caption: captionOf(data, "target"), dataset: besideDataset(data) }];
}
