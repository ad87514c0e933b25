import { expect } from "vitest";
import { ArticleError, compileArticle } from "../../../../../app/article/mdx/compile.ts";
import { articleText } from "../../../../fixture/articles/article-text.ts";

/** Why a text is refused: the message of an ArticleError, in one line. */
export async function refusal(source: string): Promise<string> {
  const thrown: unknown = await compileArticle(articleText(source)).catch((cause: unknown) => cause);
  expect(thrown).toBeInstanceOf(ArticleError);
  const { message } = thrown as ArticleError;
  expect(message).not.toContain("\n");
  return message;
}

/** An article whose line six is the one in question, so that both line and column have to be right. */
export const below = (line: string) => `text\n\ntext\n\n# text\n${line}\n`;
