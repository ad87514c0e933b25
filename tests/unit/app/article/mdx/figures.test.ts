import { expect, it } from "vitest";
import { figuresOfArticle } from "../../../../../app/article/mdx/figures.ts";
import { readFastapiFlask } from "../../../../fixture/articles/article-text.ts";
import { fixtureRun } from "../../../../fixture/made-run/run.ts";

const article = await readFastapiFlask();

it("has the numbers of every figure of the article, in the order of the text", async () => {
  const figures = await figuresOfArticle(article, await fixtureRun(), null);
  const ids = [...article.source.matchAll(/<(?!Claim)(\w+)[^>]*?\bid="([^"]+)"/g)].map(([, , id]) => id);
  expect(figures.map(({ id }) => id)).toEqual(ids);
  expect(ids.length).toBeGreaterThan(10);
  for (const { content } of figures)
    for (const row of content?.dataset.rows ?? []) expect(row).toHaveLength(content?.dataset.columns.length ?? 0);
});
