import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { type ArticlesFolder, loadArticle } from "../../content/articles/load.ts";
import type { Article } from "../../content/articles/record.ts";
import { slugsIn } from "../../content/articles/slugs.ts";
import type { Run } from "../../content/run/run.ts";
import { ArticleError, type ArticleText } from "../errors/article-error.ts";
import { type ChosenRun, chooseRun, NotMeasuredError } from "./choose-run.ts";
import { curled } from "./curled.ts";
import { LibraryError } from "./run-files.ts";
import { readRun } from "./runs.ts";
import { numberIn, typedNumberFault } from "./typed-numbers.ts";

/** An article: what it says of itself, its text, and which run it is about. */
export interface ListedArticle extends Omit<ArticleText, "measures">, Article, ChosenRun {
  /** The name of its folder, and of its address. */
  slug: string;
}

/** An article with its run. */
export interface StoredArticle extends Omit<ListedArticle, "run"> {
  run: Run;
}

const OWN = "content/articles";
const given = () => process.env.BENCHBOOK_ARTICLES || OWN;

function folder(): ArticlesFolder {
  return { url: given() === OWN ? null : pathToFileURL(path.resolve(given())), name: path.relative("", given()) };
}

/**
 * The names of the articles that there is a run for, by the alphabet; of all where there is a run for none, so that reading
 * one says what is missing.
 *
 * @throws ArticleRecordError for a folder whose name cannot be part of an address
 * @throws LibraryError where there is none
 */
export async function slugs(): Promise<string[]> {
  const names = await allSlugs();
  const left = await notMeasured();
  return left.length < names.length ? names.filter((slug) => !left.some((one) => one.slug === slug)) : names;
}

/** The articles that no stored run suits, and what is missing: a site is built without them. */
export async function notMeasured(): Promise<{ slug: string; reason: string }[]> {
  const reasons = (await allSlugs()).map(async (slug) => {
    const cause: unknown = await listArticle(slug).catch((thrown: unknown) => thrown);
    return cause instanceof NotMeasuredError ? [{ slug, reason: cause.message }] : [];
  });
  return (await Promise.all(reasons)).flat();
}

async function allSlugs(): Promise<string[]> {
  const entries = await readdir(path.resolve(given()), { withFileTypes: true }).catch(() => []);
  const names = slugsIn(entries, folder().name);
  if (names.length === 0) throw new LibraryError(`${folder().name}: expected a folder for each article, got none`);
  return names;
}

/** All articles that there is a run for, without their runs; throws as {@link readArticle} does. */
export async function listArticles(): Promise<ListedArticle[]> {
  return Promise.all((await slugs()).map(listArticle));
}

/** The article that is all that the site has; null where there are several. */
export async function onlyArticle(): Promise<ListedArticle | null> {
  const [article = null, ...others] = await listArticles();
  return others.length === 0 ? article : null;
}

/** The articles with the runs that they are about; throws as {@link readArticle} does. */
export async function readArticles(): Promise<StoredArticle[]> {
  return Promise.all((await slugs()).map(readArticle));
}

/**
 * One article with its run.
 *
 * @throws ArticleError for an `article.ts` that cannot be used, or a number typed into its title
 * @throws LibraryError where no stored run suits it, or its text cannot be read
 */
export async function readArticle(slug: string): Promise<StoredArticle> {
  const article = await listArticle(slug);
  return { ...article, run: await readRun(article.runId) };
}

async function listArticle(slug: string): Promise<ListedArticle> {
  const name = `${folder().name}/${slug}`;
  const record = await loadArticle(folder(), slug).catch((cause: Error) => {
    throw new ArticleError(cause.message);
  });
  refuseNumbers(record, `${name}/article.ts`);
  const file = `${name}/article.mdx`;
  const source = await readFile(path.resolve(file), "utf8").catch((cause: NodeJS.ErrnoException) => {
    throw new LibraryError(`${file}: expected the text of the article, got ${cause.code}`);
  });
  const chosen = await chooseRun({ run: record.run, slug }, `${name}/article.ts`);
  const said = { title: curled(record.title), description: curled(record.description) };
  return { ...record, ...said, ...{ slug, file, source }, ...chosen };
}

function refuseNumbers({ title, description, abstract, picture }: Article, file: string): void {
  const parts = [abstract.subjects, ...abstract.numbers].flat();
  const words = parts.filter((part) => typeof part === "string").join("");
  const said = { title, description, abstract: words, "picture.says": picture.says };
  for (const [key, words] of Object.entries(said)) {
    const number = numberIn(words);
    if (number) throw new ArticleError(`${file}: ${key}: ${typedNumberFault(number.text)}`);
  }
}
