import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { figuresOfArticle } from "../../../../../app/article/mdx/figures.ts";
import { fixtureRun } from "../../../../fixture/run.ts";

const source = await readFile("content/articles/fastapi-flask/article.mdx", "utf8");

it("has the numbers of every figure of the article, in the order of the text", async () => {
  const figures = await figuresOfArticle(source, await fixtureRun());
  const named = [...source.matchAll(/<(\w+)[^>]*?\bid="([^"]+)"/g)].map(([, , id]) => id);
  expect(figures.map(({ id }) => id)).toEqual(named);
  expect(named.length).toBeGreaterThan(10);
  for (const { content } of figures)
    for (const row of content?.dataset.rows ?? []) expect(row).toHaveLength(content?.dataset.columns.length ?? 0);
});
