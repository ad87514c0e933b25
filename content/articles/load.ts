import { z } from "zod";
import { type Article, articleSchema } from "./record.ts";

/** A folder with a folder for each article. */
export interface ArticlesFolder {
  /** Where it is; null for this one. */
  url: URL | null;
  /** As messages name it, such as `content/articles`. */
  name: string;
}

/** An article cannot be loaded; the message names its file. */
export class ArticleRecordError extends Error {
  override name = "ArticleRecordError";
}

/**
 * Loads what the `article.ts` in an article's folder says.
 *
 * @throws ArticleRecordError for a file that is not there, exports no `article`, or one that cannot be used
 */
export async function loadArticle(folder: ArticlesFolder, slug: string): Promise<Article> {
  const file = `${folder.name}/${slug}/article.ts`;
  const { data, error } = z
    .object({ article: articleSchema }, "expected an export named article")
    .safeParse(await importRecord(folder, slug, file));
  const [fault] = error?.issues ?? [];
  if (data) return data.article;
  throw new ArticleRecordError(`${file}: ${fault?.path.join(".") || "article"}: ${fault?.message}`);
}

async function importRecord({ url }: ArticlesFolder, slug: string, file: string): Promise<unknown> {
  try {
    // A bundler knows all that this path can be, and brings an article again once it was changed.
    if (url === null) return await import(`./${slug}/article.ts`);
    const address = `${url.href.replace(/\/$/, "")}/${slug}/article.ts`;
    // Elsewhere it is for Node itself: which articles there are is known only once their folders are listed.
    return await import(/* turbopackIgnore: true */ /* webpackIgnore: true */ /* @vite-ignore */ address);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message.split("\n")[0] : cause;
    throw new ArticleRecordError(`${file}: expected a module that can be loaded, got: ${reason}`);
  }
}
