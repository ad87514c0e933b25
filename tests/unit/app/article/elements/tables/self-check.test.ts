import type { ReactElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import type { Surroundings } from "../../../../../../app/article/elements/common/element.ts";
import { selfCheck } from "../../../../../../app/article/elements/tables/self-check.tsx";
import { readSelfCheck } from "../../../../../../app/library/self-check.ts";

it("shows the trials of an article's own claims, as long as they say what was tried", async () => {
  const { claims = [] } = (await readSelfCheck()) ?? {};
  const [own, changed, other] = [...new Map(claims.map((one) => [one.claim, one])).values()];
  if (!own || !changed || !other) throw new Error("expected three claims in content/self-check.json, got fewer");
  const article = {
    claims: {
      [own.claim]: { statement: own.statement },
      [changed.claim]: { statement: "It says something else now." },
    },
  };
  const drawn = await selfCheck.draw({}, { article } as unknown as Surroundings);
  const said = renderToStaticMarkup(drawn as ReactElement).replaceAll("&#x27;", "'");
  expect(said).toContain(own.statement);
  expect(said).not.toContain(changed.statement);
  expect(said).not.toContain(other.statement);
});
