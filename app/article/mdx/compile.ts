import path from "node:path";
import { bundleMDX } from "mdx-bundler";
import { getMDXComponent, type MDXContentProps } from "mdx-bundler/client/index.js";
import type { FunctionComponent } from "react";
import remarkGfm from "remark-gfm";
import { z } from "zod";
import { ArticleError, type ArticleText, articleErrorAt, oneLine } from "../../errors/article-error.ts";
import type { Section } from "../page/contents.tsx";
import { curlApostrophes } from "./apostrophes.ts";
import { checkArticle } from "./check/check.ts";
import { readVocabulary } from "./check/vocabulary.ts";
import { wordingFault } from "./check/wording.ts";
import { claimParagraphs } from "./claim-paragraphs.ts";
import { addPlaces } from "./error-places.ts";
import { readExcerpts } from "./excerpts.ts";
import { nameHeadings } from "./headings.ts";
import { numberFigures } from "./number-figures.ts";
import { readPictures } from "./pictures.ts";

export { ArticleError };

/** The article as a component, and the sections it has. */
export interface CompiledArticle {
  Text: FunctionComponent<MDXContentProps>;
  contents: Section[];
}

/**
 * Compiles an article's text.
 *
 * @throws ArticleError for a syntax error, a number that was typed, an expression, a figure without a name, an excerpt
 *   or a picture of something that is not there, and an element, attribute or name that there is none of
 */
export async function compileArticle(article: ArticleText): Promise<CompiledArticle> {
  const { file, source } = article;
  const contents: Section[] = [];
  refuseFrontMatter(article);
  refuseWording(article);
  try {
    const vocabulary = await readVocabulary(article);
    const { code } = await bundleMDX({
      source,
      // What fails is said once, by whoever called.
      esbuildOptions: (options) => ({ ...options, logLevel: "silent" }),
      mdxOptions: (options) => ({
        ...options,
        remarkPlugins: [
          ...(options.remarkPlugins ?? []),
          remarkGfm,
          checkArticle(vocabulary),
          claimParagraphs,
          numberFigures,
          readExcerpts,
          [readPictures, file],
          curlApostrophes,
          [nameHeadings, { contents }],
          [addPlaces, file],
        ],
      }),
    });
    return { Text: getMDXComponent(code), contents };
  } catch (cause) {
    throw errorOf(cause, file);
  }
}

/** What was said above the text once; the record beside it says it now, where types check it. */
function refuseFrontMatter(text: ArticleText): void {
  if (!text.source.startsWith("---")) return;
  const reason = "expected prose, got front matter: title and run are in article.ts beside it";
  throw articleErrorAt(text, { line: 1, column: 1 }, reason);
}

function refuseWording({ file, claims }: ArticleText): void {
  const fault = wordingFault(claims);
  if (fault) throw new ArticleError(`${path.dirname(file)}/claims.ts: ${fault}`);
}

const pluginError = z.object({
  line: z.number().optional(),
  column: z.number().optional(),
  cause: z.object({ reason: z.string() }),
});
const bundleError = z.object({ errors: z.array(z.object({ detail: pluginError })).min(1) });

/** Where a tag was opened, as its parser says of one that is not closed: the end of the text would help nobody. */
const OPENED = / \((\d+):(\d+)-\d+:\d+\)/;

/** esbuild wraps what a plugin said about the text; the first error is the one to mend. */
function errorOf(cause: unknown, file: string): ArticleError {
  const first = bundleError.safeParse(cause).data?.errors[0]?.detail;
  if (!first) return new ArticleError(`${file}: ${oneLine(cause instanceof Error ? cause.message : cause)}`);
  const { reason } = first.cause;
  const [, line = first.line ?? 1, column = first.column ?? 1] = OPENED.exec(reason) ?? [];
  return articleErrorAt({ file }, { line: Number(line), column: Number(column) }, reason.replace(OPENED, ""));
}
