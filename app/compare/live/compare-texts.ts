// Before everything that makes schemas.
import "./no-code-generation.ts";
import { loadArticle } from "../../../content/articles/load.ts";
import { compareRuns } from "../../../content/findings/comparison/compare-runs.ts";
import { claimsOfBoth } from "../../../content/findings/comparison/compared-claims.ts";
import { isAbout } from "../../../content/findings/comparison/is-about.ts";
import type { RunPair } from "../../../content/findings/comparison/quantity.ts";
import { parseRun } from "../../../content/run/parse.ts";
import type { Run } from "../../../content/run/run.ts";
import { type FigureBeside, figuresBeside } from "../../figures/beside/figures-beside.ts";
import { type ArticleOfBoth, type ComparisonView, measuredByBoth } from "../parts/comparison-view.ts";
import type { ChosenRuns } from "./choice.tsx";
import { type NamedText, textOfFiles, textOfStored } from "./texts.ts";

/** An article of the site by its name, and the run that it is about. */
export interface NamedArticle {
  slug: string;
  title: string;
  runId: string;
}

/** What the site knows beside its run files: its articles, and the ids of the runs that were measured elsewhere. */
export interface KnownOfSite {
  articles: readonly NamedArticle[];
  contributed: readonly string[];
}

/** What is shown of two runs. */
export interface LiveView {
  view: ComparisonView;
  figures: FigureBeside[];
}

/**
 * Checks two run files and compares them, by the code that builds the site. A file that a reader gives is sent nowhere.
 *
 * @throws RunFileError for what is no run file that this site can read
 */
export async function compareChosen(
  { theirs, yours }: ChosenRuns,
  { articles, contributed }: KnownOfSite,
): Promise<LiveView> {
  const after = await parse(await (typeof yours === "string" ? textOfStored(yours) : textOfFiles(yours)));
  const pair = { theirs: await parse(await textOfStored(theirs)), yours: after };
  const view = {
    theirs: { ...pair.theirs, isContributed: contributed.includes(theirs) },
    yours: { ...pair.yours, isContributed: typeof yours === "string" && contributed.includes(yours) },
    comparison: compareRuns(pair),
    articles: await claimsOfEach(pair, articles),
  };
  return { view, figures: figuresBeside(pair) };
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
  return measuredByBoth((await Promise.all(loaded)).flat());
}

function isIn({ plan }: Run, target: string): boolean {
  return plan.targets.includes(target);
}
