import { expect, it } from "vitest";
import { bibtexOf } from "../../../../../../app/article/elements/words/bibtex.ts";
import { smallRun } from "../../../../content/run/small-run.ts";

it("names the run, its digest and date, and the address where it is known", async () => {
  const run = await smallRun();
  expect(bibtexOf(run, { slug: "an-article", title: "A title", url: "https://example.org/" }).split("\n")).toEqual([
    "@misc{benchbook-an-article-20260102t030405z-quick-processes,",
    "  title = {{A title}},",
    "  author = {{Benchbook}},",
    "  year = {2026},",
    "  month = jan,",
    `  note = {Run ${run.id}, ${run.digest}},`,
    "  url = {https://example.org/}",
    "}",
  ]);
  expect(bibtexOf(run, { slug: "an-article", title: "A title", url: null })).not.toContain("url");
});
