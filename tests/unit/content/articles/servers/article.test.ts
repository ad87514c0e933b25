import { readFile } from "node:fs/promises";
import { expect, it } from "vitest";
import { readVocabulary } from "../../../../../app/article/mdx/check/vocabulary.ts";
import { wordingFault } from "../../../../../app/article/mdx/check/wording.ts";
import { article } from "../../../../../content/articles/servers/article.ts";
import { claims } from "../../../../../content/articles/servers/claims.ts";
import * as names from "../../../../../content/articles/servers/names.ts";
import { values } from "../../../../../content/articles/servers/values.ts";
import { judgeClaims } from "../../../../../content/findings/claims/judge-claims.ts";
import { plainArticle } from "../../../../fixture/plain-article.ts";
import { fixtureRun } from "../../../../fixture/run.ts";

const file = "content/articles/servers/article.mdx";
const source = await readFile(file, "utf8");

it("names each of its claims once in the text, and each of its numbers there or in the abstract", () => {
  const named = [...source.matchAll(/<Claim[^>]*? id="([^"]+)"/g)].flatMap(([, text = ""]) => text.split(" "));
  expect(named.toSorted()).toEqual(Object.keys(claims).toSorted());
  const numbers = new Set([...source.matchAll(/<Value of="([^"]+)"/g)].map(([, id]) => id));
  for (const part of [article.abstract.subjects, ...article.abstract.numbers].flat())
    if (typeof part !== "string") numbers.add(part.of);
  expect([...numbers].toSorted()).toEqual(Object.keys(values).toSorted());
});

it("is worded as it is read, without a number", () => {
  expect(wordingFault(claims)).toBeUndefined();
});

it("speaks of targets and endpoints that the Compose file declares, and wants all of them measured", async () => {
  const { targets, endpoints } = await readVocabulary({ claims, values });
  const { measures } = article;
  const wanted = [...measures.targets, ...(measures.controls ?? []), ...(measures.models ?? [])];
  for (const name of Object.values(names))
    if (typeof name === "string") {
      expect(targets).toContain(name);
      expect(wanted).toContain(name);
    } else {
      expect(endpoints).toContain(name("a target").endpoint);
      expect(measures.endpoints).toContain(name("a target").endpoint);
    }
});

it("reads about a run that has none of it: every claim is undecided, and every number not measured", async () => {
  const run = { ...(await fixtureRun()), observations: [], targets: [] };
  const text = await plainArticle({ file, source, claims, values }, run);
  expect(judgeClaims(claims, run).filter(({ verdict }) => verdict !== "undecided")).toEqual([]);
  expect(text).toContain("not measured");
  expect(text).not.toMatch(/undefined|NaN|null/);
});
