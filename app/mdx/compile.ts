import { bundleMDX } from "mdx-bundler";
import { getMDXComponent, type MDXContentProps } from "mdx-bundler/client/index.js";
import type { FunctionComponent } from "react";
import remarkGfm from "remark-gfm";
import { z } from "zod";
import { TESTS } from "../../content/findings/claims/tests.ts";
import { ARTICLE_FILE } from "../library.ts";
import { curlApostrophes } from "./apostrophes.ts";
import { readExcerpts } from "./excerpts.ts";
import { nameHeadings, type Section } from "./headings.ts";
import { numberFigures } from "./number-figures.ts";
import { refuseTypedDigits } from "./typed-digits.ts";
import { refuseUnknownNames } from "./unknown-names.ts";
import { readVocabulary } from "./vocabulary.ts";

/** The article cannot be compiled; the message names the file, line and column. */
export class ArticleError extends Error {
  override name = "ArticleError";
}

/** The article as a component, and the sections it has. */
export interface CompiledArticle {
  Text: FunctionComponent<MDXContentProps>;
  contents: Section[];
}

/**
 * Compiles the article's text; the tests of claims are known to it by their names.
 *
 * @throws ArticleError for a syntax error, a digit that was typed into the prose, a figure without a name, an excerpt of
 *   something that is not there, or the name of a component, value, test, target or endpoint that there is none of
 */
export async function compileArticle(source: string): Promise<CompiledArticle> {
  const contents: Section[] = [];
  try {
    const vocabulary = await readVocabulary();
    const { code } = await bundleMDX({
      source,
      // What fails is said once, by whoever called.
      esbuildOptions: (options) => ({ ...options, logLevel: "silent" }),
      mdxOptions: (options) => ({
        ...options,
        remarkPlugins: [
          ...(options.remarkPlugins ?? []),
          remarkGfm,
          refuseTypedDigits,
          refuseUnknownNames(vocabulary),
          numberFigures,
          readExcerpts,
          curlApostrophes,
          [nameHeadings, { contents }],
        ],
      }),
    });
    return { Text: getMDXComponent(code, TESTS), contents };
  } catch (cause) {
    throw new ArticleError(sayWhere(cause));
  }
}

const pluginError = z.object({ line: z.number(), column: z.number(), cause: z.object({ reason: z.string() }) });
const bundleError = z.object({ errors: z.array(z.object({ detail: pluginError })).min(1) });

const frontMatterError = z.object({ reason: z.string(), mark: z.object({ line: z.number(), column: z.number() }) });

/** esbuild wraps what a plugin said about the text; the first error is the one to mend. */
function sayWhere(cause: unknown): string {
  const front = frontMatterError.safeParse(cause).data;
  // Its lines are counted from 0, and from the one below the dashes.
  if (front) return `${ARTICLE_FILE}:${front.mark.line + 2}:${front.mark.column + 1}: ${front.reason}`;
  const first = bundleError.safeParse(cause).data?.errors[0]?.detail;
  if (!first) return `${ARTICLE_FILE}: ${cause instanceof Error ? cause.message : String(cause)}`;
  return `${ARTICLE_FILE}:${first.line}:${first.column}: ${first.cause.reason}`;
}
