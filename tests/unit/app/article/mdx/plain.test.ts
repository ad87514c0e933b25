import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { plainArticle } from "../../../../../app/article/mdx/plain.ts";
import { parseRun } from "../../../../../content/run/parse.ts";
import { nothingBlocks } from "../../../../fixture/at-once.ts";
import { gappedRun } from "../../../../fixture/gapped.ts";
import { fixtureRun } from "../../../../fixture/run.ts";
import { storedFile } from "../../../../fixture/stored.ts";

const source = await readFile("content/articles/fastapi-flask/article.mdx", "utf8");
const golden = (name: string) => `../../../../golden/${name}.txt`;

describe("the article's text", () => {
  it("reads well about a stored run", async () => {
    const run = await parseRun(await storedFile("newest"), "the stored run");
    await expect((await plainArticle(source, run)).text).toMatchFileSnapshot(golden("stored"));
  });

  it("reads well about a run in which claims fail", async () => {
    const { text, claims } = await plainArticle(source, await nothingBlocks());
    expect(claims.filter(({ verdict }) => verdict === "fails").length).toBeGreaterThan(5);
    await expect(text).toMatchFileSnapshot(golden("failing"));
  });

  it("reads well about a run with gaps", async () => {
    const { text, claims } = await plainArticle(source, await gappedRun());
    expect(claims.some(({ verdict }) => verdict === "undecided")).toBe(true);
    await expect(text).toMatchFileSnapshot(golden("gapped"));
  });
});

it("judges every claim of the article, all of which hold where the laws do", async () => {
  const { claims } = await plainArticle(source, await fixtureRun());
  const verdicts = Object.groupBy(claims, ({ verdict }) => verdict);
  expect(verdicts.fails?.map(({ sentence, evidence }) => `${sentence} (${evidence})`) ?? []).toEqual([]);
  expect(verdicts.holds?.length).toBeGreaterThan(10);
});

it("finds a number's value and a claim's sentence by their text", async () => {
  const text =
    'Cores: <Value of="cores"/>. <Claim that={servesAtOnce("sync-iobound.flask1xanalytics", "workers")}>As *many* as workers.</Claim>';
  const found = await plainArticle(text, await fixtureRun());
  const evidence =
    "at most 3 of 41 requests at work at once, in 4 bursts; a service takes 1.00 (1.00 to 1.00) times as long as alone; 3 expected";
  expect(found.text).toBe(`Cores: 2. As many as workers. [holds: ${evidence}]`);
  expect(found.claims).toEqual([{ verdict: "holds", evidence, sentence: "As many as workers." }]);
});
