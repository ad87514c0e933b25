import { expect, it } from "vitest";
import { compileArticle } from "../../../../../app/article/mdx/compile.ts";
import { articleText } from "../../../../fixture/articles/article-text.ts";

it("lists sections with the parts within them, each under an anchor of its own", async () => {
  const { contents } = await compileArticle(
    articleText("## One *thing*\n\n### A part\n\n## Another\n\n### A part\n\n#### Too deep\n"),
  );
  expect(contents).toEqual([
    { id: "one-thing", title: "One thing", within: [{ id: "a-part", title: "A part", within: [] }] },
    { id: "another", title: "Another", within: [{ id: "a-part-1", title: "A part", within: [] }] },
  ]);
});
