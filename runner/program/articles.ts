import { readdir } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { loadArticle } from "../../content/articles/load.ts";
import type { Article } from "../../content/articles/record.ts";
import { slugsIn } from "../../content/articles/slugs.ts";
import { ARTICLES as FOLDER, ROOT } from "./folders.ts";

/**
 * What every article says of itself and claims, with its folder's name, in the order of their folders' names.
 *
 * @throws ArticleRecordError for one whose folder has another name than an address can have, or whose `article.ts` cannot be used
 */
export async function readArticles(): Promise<(Article & { slug: string })[]> {
  const entries = await readdir(FOLDER, { withFileTypes: true }).catch(() => []);
  const folder = { url: pathToFileURL(FOLDER), name: path.relative(ROOT, FOLDER) };
  return Promise.all(
    slugsIn(entries, folder.name).map(async (slug) => ({ slug, ...(await loadArticle(folder, slug)) })),
  );
}
