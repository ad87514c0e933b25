import path from "node:path";
import { ArticleRecordError } from "../../content/articles/load.ts";
import type { MeasureOptions } from "../plan/options.ts";
import { type KnownArticle, readArticle } from "../program/articles.ts";
import { EXIT, ExitError } from "../program/exit-error.ts";

/**
 * What was asked for, and where a flag says nothing, what the article wants measured.
 *
 * @throws ExitError (usage) when there is no such article, or it cannot be read
 */
export async function withArticle(options: MeasureOptions): Promise<MeasureOptions> {
  if (options.article === undefined) return options;
  const article = await readArticle(options.article).catch(asUsage);
  return { ...wantedBy(article, options), ...options };
}

/** Passes an article that cannot be used on as wrong usage, with its message. */
export function asUsage(cause: unknown): never {
  throw cause instanceof ArticleRecordError ? new ExitError(cause.message, EXIT.usage) : cause;
}

/** Controls and models go with the article's own targets: beside others they would compare nothing. */
function wantedBy({ folder, measures }: KnownArticle, given: MeasureOptions): Partial<MeasureOptions> {
  const { file, overrides, targets, controls, models, levels, ioLevels, targetSeconds, steady } = measures;
  const { endpoints, coldStarts, repeated } = measures;
  return {
    ...(file !== undefined && { file: path.resolve(folder, file) }),
    overrides: overrides.map((one) => path.resolve(folder, one)),
    ...(given.targets === undefined && { targets, besides: [...controls, ...models] }),
    ...{ endpoints, isOfArticle: given.endpoints === undefined, coldStarts, repeated },
    ...(targetSeconds !== undefined && { targetSeconds }),
    ...(levels && { levels }),
    ...(ioLevels && { ioLevels }),
    ...(steady && { steady }),
  };
}
