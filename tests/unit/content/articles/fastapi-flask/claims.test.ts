import { describe, expect, it } from "vitest";
import { readVocabulary } from "../../../../../app/article/mdx/check/vocabulary.ts";
import { wordingFault } from "../../../../../app/article/mdx/check/wording.ts";
import { abstract } from "../../../../../content/articles/fastapi-flask/abstract.ts";
import { blockingClaims } from "../../../../../content/articles/fastapi-flask/blocking-claims.ts";
import { burstClaims } from "../../../../../content/articles/fastapi-flask/burst-claims.ts";
import { claims } from "../../../../../content/articles/fastapi-flask/claims.ts";
import * as names from "../../../../../content/articles/fastapi-flask/names.ts";
import { poolClaims } from "../../../../../content/articles/fastapi-flask/pool-claims.ts";
import { processClaims } from "../../../../../content/articles/fastapi-flask/process-claims.ts";
import { values } from "../../../../../content/articles/fastapi-flask/values.ts";
import { waitingClaims } from "../../../../../content/articles/fastapi-flask/waiting-claims.ts";
import { judgeClaims } from "../../../../../content/findings/claims/judge-claims.ts";
import { parseRun } from "../../../../../content/run/parse.ts";
import { readFastapiFlask } from "../../../../fixture/articles/article-text.ts";
import { nothingBlocks } from "../../../../fixture/made-run/at-once.ts";
import { fixtureRun } from "../../../../fixture/made-run/run.ts";
import { storedFiles } from "../../../../fixture/run-files/stored.ts";

describe("the claims of the first article", () => {
  it("have the verdicts on measured runs that they are known to have", async () => {
    const lines: string[] = [];
    for (const [name, text] of Object.entries(await storedFiles()))
      for (const { id, verdict, couldHardlyFail } of judgeClaims(claims, await parseRun(text, name)))
        lines.push(`${name} ${id}: ${verdict}${couldHardlyFail ? ", could hardly have failed" : ""}`);
    await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot("../../../../golden/verdicts.txt");
  });

  it("all hold where the laws of the model do, and many fail where nothing blocks", async () => {
    const holding = judgeClaims(claims, await fixtureRun());
    expect(holding.filter(({ verdict }) => verdict === "fails")).toEqual([]);
    expect(holding.filter(({ verdict }) => verdict === "holds").length).toBeGreaterThan(10);
    const failing = judgeClaims(claims, await nothingBlocks()).filter(({ verdict }) => verdict === "fails");
    expect(failing.length).toBeGreaterThan(5);
  });

  it("have ids of their own, each of which stands in the text once", async () => {
    const { source } = await readFastapiFlask();
    const sections = [processClaims, burstClaims, blockingClaims, poolClaims, waitingClaims];
    const ids = Object.keys(claims);
    expect(sections.flatMap((section) => Object.keys(section)).toSorted()).toEqual(ids.toSorted());
    const named = [...source.matchAll(/<Claim[^>]*? id="([^"]+)"/g)].flatMap(([, text = ""]) => text.split(" "));
    expect(named.toSorted()).toEqual(ids.toSorted());
    expect(ids).toEqual(expect.arrayContaining([...abstract.findings]));
  });

  it("stand beside numbers each of which is in the text", async () => {
    const { source } = await readFastapiFlask();
    const named = new Set([...source.matchAll(/<Value of="([^"]+)"/g)].map(([, id]) => id));
    for (const parts of abstract.numbers) for (const part of parts) if (typeof part !== "string") named.add(part.of);
    expect([...named].toSorted()).toEqual(Object.keys(values).toSorted());
  });

  it("are worded as they are read, without a number", () => {
    const { "blocking-is-serial": claim } = claims;
    expect(wordingFault(claims)).toBeUndefined();
    expect(wordingFault({ a: { ...claim, fails: "It took 3 s." } })).toMatch(/^claim "a": expected a number .*"3"$/);
    expect(wordingFault({ a: { ...claim, statement: "and so does Flask." } })).toMatch(
      /expected a sentence with a cap/,
    );
    expect(wordingFault({ a: { ...claim, undecided: "whether it does." } })).toMatch(/expected undecided as a clause/);
  });
});

it("speaks of targets and endpoints that the Compose file declares", async () => {
  const { targets, endpoints } = await readVocabulary({ claims, values });
  for (const name of Object.values(names))
    if (typeof name === "string") expect(targets).toContain(name);
    else expect(endpoints).toContain(name("a target").endpoint);
});
