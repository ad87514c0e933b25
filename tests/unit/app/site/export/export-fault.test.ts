import { expect, it } from "vitest";
import { exportFault } from "../../../../../app/site/export/export-fault.ts";

const AT =
  '    at <unknown> (app/article/elements/tables/laws.tsx:10:21)\n   8 | /** The law */\n> 10 |   throw new TypeError("a");';

it("says what the article says of itself, with its place", () => {
  const said = `Error occurred prerendering page "/". Read more: https://nextjs.org\n\u001b[31mError\u001b[39m: content/articles/fastapi-flask/article.mdx:12:3: <Law>: a\n${AT}`;
  expect(exportFault(said)).toBe("content/articles/fastapi-flask/article.mdx:12:3: <Law>: a");
});

it("names the page and its error where another page failed", () => {
  const said = `Error occurred prerendering page "/runs/a". Read more: https://nextjs.org\nTypeError: a is not\nwhat it was\n${AT}`;
  expect(exportFault(said)).toBe("page /runs/a: TypeError: a is not");
});

it("says the first line of whatever else it was", () => {
  expect(exportFault("\n> Build failed because of it\n    at a")).toBe(
    "expected Next to export the site, got > Build failed because of it",
  );
  expect(exportFault("")).toBe("expected Next to export the site, got no reason was given");
});
