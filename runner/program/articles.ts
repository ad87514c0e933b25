import { readdir } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { ArticleRecordError, loadArticle } from "../../content/articles/load.ts";
import type { Article } from "../../content/articles/record.ts";
import { slugsIn } from "../../content/articles/slugs.ts";
import type { Plan } from "../../content/run/plan.ts";
import { ARTICLES, ROOT } from "./folders.ts";

const NAME = path.relative(ROOT, ARTICLES);

/** What an article says of itself and claims, with the name of its folder, and where that is. */
export interface KnownArticle extends Article {
  slug: string;
  folder: string;
}

/**
 * Every article, in the order of their folders' names.
 *
 * @throws ArticleRecordError for one whose folder has another name than an
 * address can have, or whose `article.ts` cannot be used
 */
export async function readArticles(): Promise<KnownArticle[]> {
  return Promise.all((await slugs()).map(load));
}

/**
 * One article.
 *
 * @throws ArticleRecordError where there is none of that name, or its `article.ts` cannot be used
 */
export async function readArticle(slug: string): Promise<KnownArticle> {
  const known = await slugs();
  if (known.includes(slug)) return load(slug);
  throw new ArticleRecordError(`${NAME}: expected an article among ${known.join(", ") || "none"}, got "${slug}"`);
}

/**
 * The articles that a plan measures for: the one that was asked for, else those of which it measures every target, else
 * those of which it measures some, else all.
 *
 * @throws ArticleRecordError as {@link readArticles} does
 */
export async function articlesOf({ article, targets }: Plan): Promise<KnownArticle[]> {
  if (article) return [await readArticle(article)];
  const all = await readArticles();
  const isMeasured = (name: string) => targets.includes(name);
  const whole = all.filter(({ measures }) => measures.targets.every(isMeasured));
  const some = all.filter(({ measures }) => measures.targets.some(isMeasured));
  return [whole, some].find(({ length }) => length > 0) ?? all;
}

async function slugs(): Promise<string[]> {
  return slugsIn(await readdir(ARTICLES, { withFileTypes: true }).catch(() => []), NAME);
}

async function load(slug: string): Promise<KnownArticle> {
  const article = await loadArticle({ url: pathToFileURL(ARTICLES), name: NAME }, slug);
  return { ...article, slug, folder: path.join(ARTICLES, slug) };
}
