import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { ClaimsOfBoth } from "../../../../../app/compare/parts/claims-of-both.tsx";
import { NOT_MEASURED } from "../../../../../content/findings/claims/verdict.ts";
import type { Agreement, ClaimOfBoth } from "../../../../../content/findings/comparison/compared-claims.ts";

const claim = (statement: string, agreement: Agreement, barrier: string | null = null): ClaimOfBoth => {
  const judged = { ...NOT_MEASURED, id: statement, statement };
  return { id: statement, statement, agreement, barrier, theirs: judged, yours: judged };
};
const draw = (...claims: ClaimOfBoth[]) =>
  renderToStaticMarkup(<ClaimsOfBoth article={{ slug: "one", title: "One", claims }} isOnly />);
const rowsIn = (drawn: string) => [...drawn.matchAll(/<th scope="row">(.*?)<\/th>/g)].map(([, said]) => said);

it("has where the two disagree first, then all others in the order of the article, and folds away what was not measured", () => {
  const drawn = draw(
    ...[claim("a", "agree"), claim("b", "not measured"), claim("c", "disagree"), claim("d", "open")],
    ...[claim("e", "disagree"), claim("f", "agree")],
  );
  expect(rowsIn(drawn)).toEqual(["c", "e", "a", "d", "f", "b"]);
  expect(drawn.slice(drawn.indexOf("<details>"))).toContain("One claim about what only one run, or none, measured");
  expect(rowsIn(drawn.slice(drawn.indexOf("<details>")))).toEqual(["b"]);
  expect(draw(claim("a", "agree"))).not.toContain("<details>");
});

it("says in words how two verdicts go together, why they cannot be compared, and marks only a contradiction", () => {
  const drawn = draw(
    ...[claim("a", "disagree"), claim("b", "not comparable", "1 worker there, 3 here"), claim("c", "not asked")],
    claim("d", "open", "1 worker there, 3 here"),
  );
  expect(drawn).toContain('<b class="agreement verdict-fails">they disagree</b>');
  expect(drawn).toContain('<b class="agreement ">cannot be compared</b><small>: 1 worker there, 3 here</small>');
  expect(drawn).toContain(">not asked of a quick run</b>");
  expect(drawn.match(/3 here/g)).toHaveLength(1);
  expect(drawn.match(/agreement verdict-fails/g)).toHaveLength(1);
});
