import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { wordingFault } from "../../../../app/article/mdx/check/wording.ts";
import type { ArticleRecord } from "../../../../content/articles/record.ts";
import type { Claims } from "../../../../content/findings/claims/claim.ts";
import { judgeClaims } from "../../../../content/findings/claims/judge-claims.ts";
import type { Values } from "../../../../content/findings/values/value.ts";
import { plainArticle } from "../../../fixture/articles/plain-article.ts";
import { fixtureRun } from "../../../fixture/made-run/run.ts";

/** What of an article its text has to name. */
interface Named extends Pick<ArticleRecord, "abstract"> {
  claims: Claims;
  values: Values;
}

/** What the text of every article has to be beside its claims and numbers. */
export function itIsWorded(slug: string, { abstract, claims, values }: Named): void {
  const file = `content/articles/${slug}/article.mdx`;

  it("names each of its claims once in the text, and each of its numbers there or in the abstract", async () => {
    const source = await readFile(file, "utf8");
    const named = [...source.matchAll(/<Claim[^>]*? id="([^"]+)"/g)].flatMap(([, text = ""]) => text.split(" "));
    expect(named.toSorted()).toEqual(Object.keys(claims).toSorted());
    const numbers = new Set([...source.matchAll(/<Value of="([^"]+)"/g)].map(([, id]) => id));
    for (const part of [abstract.subjects, ...abstract.numbers].flat())
      if (typeof part !== "string") numbers.add(part.of);
    expect([...numbers].toSorted()).toEqual(Object.keys(values).toSorted());
  });

  it("is worded as it is read, without a number", () => {
    expect(wordingFault(claims)).toBeUndefined();
  });

  it("reads about a run that has none of it: every claim is undecided, and every number not measured", async () => {
    const source = await readFile(file, "utf8");
    const run = { ...(await fixtureRun()), observations: [], targets: [] };
    const text = await plainArticle({ file, source, claims, values }, run);
    expect(judgeClaims(claims, run).filter(({ verdict }) => verdict !== "undecided")).toEqual([]);
    expect(text).toContain("not measured");
    expect(text).not.toMatch(/undefined|NaN|null/);
  });
}
