import { z } from "zod";
import { type Article, articleSchema } from "./record.ts";

/** A folder with a folder for each article. */
export interface ArticlesFolder {
  url: URL;
  /** As messages name it, such as `content/articles`. */
  name: string;
}

/** An article cannot be loaded; the message names its file. */
export class ArticleRecordError extends Error {
  override name = "ArticleRecordError";
}

/** The names that articles may have: their folders' names, which become part of addresses. */
export const slugSchema = z.string().regex(/^[a-z\d]+(?:-[a-z\d]+)*$/);

/**
 * Loads what the `article.ts` in an article's folder says.
 *
 * @throws ArticleRecordError for a file that is not there, exports no `article`, or one that cannot be used
 */
export async function loadArticle(folder: ArticlesFolder, slug: string): Promise<Article> {
  const file = `${folder.name}/${slug}/article.ts`;
  const { data, error } = z
    .object({ article: articleSchema }, "expected an export named article")
    .safeParse(await importOf(folder, slug, "article.ts"));
  const [fault] = error?.issues ?? [];
  if (data) return data.article;
  throw new ArticleRecordError(`${file}: ${fault?.path.join(".") || "article"}: ${fault?.message}`);
}

/**
 * What a module in an article's folder exports.
 *
 * @throws ArticleRecordError for a file that is not there or cannot be run
 */
export async function importOf(folder: ArticlesFolder, slug: string, file: string): Promise<unknown> {
  const url = new URL(`${slug}/${file}`, `${folder.url.href.replace(/\/$/, "")}/`);
  try {
    // By Node itself: which articles there are is known only once their folders are listed.
    return await import(/* turbopackIgnore: true */ /* webpackIgnore: true */ /* @vite-ignore */ url.href);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message.split("\n")[0] : cause;
    throw new ArticleRecordError(
      `${folder.name}/${slug}/${file}: expected a module that can be loaded, got: ${reason}`,
    );
  }
}
