import { expect, it } from "vitest";
import { type ArticleOfBoth, measuredByBoth } from "../../../../../app/compare/parts/comparison-view.ts";
import type { Agreement } from "../../../../../content/findings/comparison/compared-claims.ts";

const article = (slug: string, ...agreements: Agreement[]) =>
  ({ slug, title: slug, claims: agreements.map((agreement) => ({ agreement })) }) as unknown as ArticleOfBoth;

it("leaves out articles of which only one run measured anything, unless there is no other", () => {
  const [some, none] = [article("some", "not measured", "open"), article("none", "not measured", "not measured")];
  expect(measuredByBoth([some, none])).toEqual([some]);
  expect(measuredByBoth([none, article("neither", "not measured")])).toEqual([]);
  expect(measuredByBoth([none])).toEqual([none]);
});
