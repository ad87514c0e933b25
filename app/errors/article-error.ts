import type { Article } from "../../content/articles/record.ts";
import type { Claims } from "../../content/findings/claims/claim.ts";
import type { Values } from "../../content/findings/values/value.ts";
import { UserError } from "./user-error.ts";

/** An article cannot be published; the message names the file and, where it is known, line and column. */
export class ArticleError extends UserError {
  override name = "ArticleError";
}

/** The text of an article: MDX, its file from the folder of the project, which errors name, and what it may name. */
export interface ArticleText {
  file: string;
  source: string;
  claims: Claims;
  values: Values;
  /** What it wants measured: only what is declared there, or else in the Compose file, may be named. */
  measures?: Article["measures"] | undefined;
}

/** An error of an article at a place in it. */
export function articleErrorAt(
  { file }: Pick<ArticleText, "file">,
  { line, column }: { line: number; column: number },
  reason: string,
): ArticleError {
  return new ArticleError(`${file}:${line}:${column}: ${oneLine(reason)}`);
}

/** What was said, on one line. */
export function oneLine(said: unknown): string {
  return String(said).replace(/\s*\n\s*/g, " ");
}
