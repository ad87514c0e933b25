import type { Node } from "mdast";
import { expect, it } from "vitest";
import { curlApostrophes } from "../../../../../app/article/mdx/apostrophes.ts";
import { servesAtOnce } from "../../../../../content/findings/claims/kinds/laws/law-is.ts";
import { articleText } from "../../../../fixture/articles/article-text.ts";
import { plainArticle } from "../../../../fixture/articles/plain-article.ts";
import { fixtureRun } from "../../../../fixture/made-run/run.ts";

it("sets apostrophes of the prose as in print, those that a failing claim says too, and leaves code as it is", async () => {
  const test = servesAtOnce({ endpoint: "sync-iobound", target: "flask1xanalytics" }, 2);
  const claims = { a: { statement: "It does.", test, fails: "It doesn't.", undecided: "whether it doesn't" } };
  const text = await plainArticle(
    articleText("Flask's own, `it's`: <Claim id=\"a\"/>", { claims }),
    await fixtureRun(),
  );
  expect(text).toMatch(/^Flask’s own, it's: It doesn’t\. \[fails/);
});

it("sets those of what elements say, and leaves the names that they have as they are", () => {
  const written = Object.entries({ title: "Flask's time", endpoint: "it's" }).map(([name, value]) => {
    return { type: "mdxJsxAttribute", name, value };
  });
  const element = { type: "mdxJsxFlowElement", name: "Sweep", attributes: written, children: [] };
  curlApostrophes()({ type: "root", children: [element] } as Node);
  expect(written.map(({ value }) => value)).toEqual(["Flask’s time", "it's"]);
});
