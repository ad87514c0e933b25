import path from "node:path";
import { bundleMDX } from "mdx-bundler";
import { getMDXComponent, type MDXContentProps } from "mdx-bundler/client/index.js";
import type { FunctionComponent } from "react";
import remarkGfm from "remark-gfm";
import { z } from "zod";
import type { Claims } from "../../../content/findings/claims/claim.ts";
import { ARTICLE_FILE, ArticleError, articleErrorAt, oneLine } from "../../library/article-error.ts";
import { frontMatterOf } from "../../library/front-matter.ts";
import type { Section } from "../elements/contents.tsx";
import { curlApostrophes } from "./apostrophes.ts";
import { checkArticle } from "./check/check.ts";
import { readVocabulary } from "./check/vocabulary.ts";
import { wordingFault } from "./check/wording.ts";
import { claimParagraphs } from "./claim-paragraphs.ts";
import { readExcerpts } from "./excerpts.ts";
import { nameHeadings } from "./headings.ts";
import { numberFigures } from "./number-figures.ts";
import { readPictures } from "./pictures.ts";
import { tellPlaces } from "./placed.ts";

export { ArticleError };

const CLAIMS_FILE = path.join(path.dirname(ARTICLE_FILE), "claims.ts");

/** The article as a component, and the sections it has. */
export interface CompiledArticle {
  Text: FunctionComponent<MDXContentProps>;
  contents: Section[];
}

/**
 * Compiles the article's text.
 *
 * @param named what it may name, such as its claims
 * @throws ArticleError for a syntax error, a number that was typed, an expression, a figure without a name, an excerpt
 *   or a picture of something that is not there, and an element, attribute or name that there is none of
 */
export async function compileArticle(source: string, named: { claims: Claims }): Promise<CompiledArticle> {
  const contents: Section[] = [];
  const { text } = frontMatterOf(source);
  const fault = wordingFault(named.claims);
  if (fault) throw new ArticleError(`${CLAIMS_FILE}: ${fault}`);
  try {
    const vocabulary = await readVocabulary(named);
    const { code } = await bundleMDX({
      source: text,
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
          readPictures,
          curlApostrophes,
          [nameHeadings, { contents }],
          tellPlaces,
        ],
      }),
    });
    return { Text: getMDXComponent(code), contents };
  } catch (cause) {
    throw errorOf(cause);
  }
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
function errorOf(cause: unknown): ArticleError {
  const first = bundleError.safeParse(cause).data?.errors[0]?.detail;
  if (!first) return new ArticleError(`${ARTICLE_FILE}: ${oneLine(cause instanceof Error ? cause.message : cause)}`);
  const { reason } = first.cause;
  const [, line = first.line ?? 1, column = first.column ?? 1] = OPENED.exec(reason) ?? [];
  return articleErrorAt({ line: Number(line), column: Number(column) }, reason.replace(OPENED, ""));
}
