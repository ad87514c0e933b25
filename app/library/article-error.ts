import { Refusal } from "../address/refusal.ts";

/** The article's source, from the folder of the project. */
export const ARTICLE_FILE = "content/articles/fastapi-flask/article.mdx";

/** The article cannot be published; the message names the file and, where it is known, line and column. */
export class ArticleError extends Refusal {
  override name = "ArticleError";
}

/** An error of the article at a place in it. */
export function articleErrorAt({ line, column }: { line: number; column: number }, reason: string): ArticleError {
  return new ArticleError(`${ARTICLE_FILE}:${line}:${column}: ${oneLine(reason)}`);
}

/** What was said, on one line. */
export function oneLine(said: unknown): string {
  return String(said).replace(/\s*\n\s*/g, " ");
}
