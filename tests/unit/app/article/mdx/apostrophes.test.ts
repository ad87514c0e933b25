import { expect, it } from "vitest";
import { plainArticle } from "../../../../../app/article/mdx/plain.ts";
import { articleText } from "../../../../fixture/article-text.ts";
import { fixtureRun } from "../../../../fixture/run.ts";

it("sets apostrophes of the prose as in print, those that a failing claim says too, and leaves code as it is", async () => {
  const source =
    'Flask\'s own, `it\'s`, and <Claim that={servesAtOnce("sync-iobound.flask1xanalytics", 2)} fails="it doesn\'t.">b</Claim>';
  const { text } = await plainArticle(articleText(source), await fixtureRun());
  expect(text).toMatch(/^Flask’s own, it's, and it doesn’t\. \[fails/);
});
