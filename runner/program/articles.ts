import { readdir } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { loadArticle } from "../../content/articles/load.ts";
import type { Article } from "../../content/articles/record.ts";
import { ROOT } from "./folders.ts";

const FOLDER = path.resolve(process.env.BENCHBOOK_ARTICLES ?? path.join(ROOT, "content/articles"));

/**
 * What every article says of itself and claims, with its folder's name, in the order of their folders' names.
 *
 * @throws ArticleRecordError for one whose `article.ts` cannot be used
 */
export async function readArticles(): Promise<(Article & { slug: string })[]> {
  const entries = await readdir(FOLDER, { withFileTypes: true }).catch(() => []);
  const slugs = entries.filter((entry) => entry.isDirectory()).map(({ name }) => name);
  const folder = { url: pathToFileURL(FOLDER), name: path.relative(ROOT, FOLDER) };
  return Promise.all(slugs.toSorted().map(async (slug) => ({ slug, ...(await loadArticle(folder, slug)) })));
}
