import { expect, it } from "vitest";
import { servesAtOnce } from "../../../../../content/findings/claims/kinds/law-is.ts";
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
