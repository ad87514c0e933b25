import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { CHARACTERS } from "../../../../../app/site/fonts/characters.ts";

it("has every character that the article is written with", async () => {
  const article = await readFile("content/articles/fastapi-flask/article.mdx", "utf8");
  const golden = await readFile("tests/golden/stored.txt", "utf8");
  const missing = new Set([...article, ...golden].filter((one) => one !== "\n" && !CHARACTERS.includes(one)));
  expect([...missing]).toEqual([]);
});
