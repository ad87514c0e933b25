import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import { ListOfPairs, sayRun } from "../../../../app/compare/list-of-pairs.tsx";
import type { StoredPair } from "../../../../app/compare/pairs.ts";
import type { ListedArticle } from "../../../../app/library/articles.ts";
import type { ListedRun } from "../../../../app/library/listed-run.ts";
import { NODE_HERE } from "../../../fixture/made-run/on-nodes.ts";
import { fixtureRun } from "../../../fixture/made-run/run.ts";

const run = await fixtureRun();
const listed = (id: string, repeats?: string): ListedRun => ({
  ...run,
  ...{ id, isContributed: false, fileDigest: id },
  plan: { ...run.plan, ...(repeats !== undefined && { replicates: { run: repeats, digest: run.digest } }) },
});
const article = (title: string, runId: string) => ({ title, runId }) as ListedArticle;
const [A, B, C] = [article("A", "one"), article("B", "one"), article("C", "two")];
const pair = (theirs: string, yours: string, articles: ListedArticle[], repeats?: string): StoredPair => ({
  ...{ theirs: listed(theirs), yours: listed(yours, repeats), articles },
});
const itemsOf = (pairs: StoredPair[]) =>
  [...renderToStaticMarkup(<ListOfPairs pairs={pairs} />).matchAll(/<li>(.*?)<\/li>/g)].map(([, item = ""]) => item);

it("names each run once, with a link for each run that it is beside, the newest first", () => {
  const [older, oldest] = [pair("one", "older", [A, B]), pair("one", "a-oldest", [A, B])];
  const items = itemsOf([older, pair("one", "z-newer", [A, B]), oldest, pair("two", "older", [C])]);
  expect(items).toHaveLength(3);
  expect(items[0]).toContain('<a href="/compare/one/z-newer/">the run of “A” and “B”</a>');
  expect(items[1]).toMatch(/the run of “A” and “B”<\/a>; <a href="\/compare\/two\/older\/">the run of “C”<\/a>$/);
  expect(items[2]).toContain("/compare/one/a-oldest/");
});

it("says of a run that repeats one which no article is about what it is beside", () => {
  expect(itemsOf([pair("three", "four", [A], "three")])[0]).toContain(">the run that it repeats</a>");
});

it("says which runs are contributed", () => {
  const [theirs, yours] = [{ ...listed("one"), isContributed: true }, listed("two", "one")];
  const [item = ""] = itemsOf([{ theirs, yours, articles: [] }]);
  expect(item).toMatch(/, beside <a [^>]*>the run that it repeats<\/a>, contributed$/);
  expect(sayRun(theirs)).toMatch(/, contributed$/);
  expect(sayRun(yours)).not.toContain("contributed");
});

it("says on how many nodes runs were measured that are beside each other for that", () => {
  const on = (id: string, nodes: number): ListedRun => {
    const one = listed(id);
    return { ...one, environment: { ...one.environment, nodes: Array.from({ length: nodes }, () => NODE_HERE) } };
  };
  const [item = ""] = itemsOf([{ theirs: on("five", 1), yours: on("six", 2), articles: [A] }]);
  expect(item).toContain(" on 2 nodes, beside");
  expect(item).toContain(`>the ${run.plan.name} plan on 1 node</a>`);
});
