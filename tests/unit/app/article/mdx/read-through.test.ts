import { describe, expect, it } from "vitest";
import { parseRun } from "../../../../../content/run/parse.ts";
import type { Run } from "../../../../../content/run/run.ts";
import { articleText, readFastapiFlask } from "../../../../fixture/articles/article-text.ts";
import { plainArticle } from "../../../../fixture/articles/plain-article.ts";
import { nothingBlocks } from "../../../../fixture/made-run/at-once.ts";
import { gappedRun } from "../../../../fixture/made-run/gapped.ts";
import { onNodes } from "../../../../fixture/made-run/on-nodes.ts";
import { fixtureRun } from "../../../../fixture/made-run/run.ts";
import { storedFile } from "../../../../fixture/run-files/stored.ts";

const article = await readFastapiFlask();
const golden = (name: string) => `../../../../golden/${name}.txt`;

describe("the article's text", () => {
  it("reads well about a stored run", async () => {
    const run = await parseRun(await storedFile("newest"), "the stored run");
    await expect(await plainArticle(article, run)).toMatchFileSnapshot(golden("stored"));
  });

  it("reads well about a run in which claims fail", async () => {
    const text = await plainArticle(article, await nothingBlocks());
    expect(text.match(/\[fails:/g)?.length).toBeGreaterThan(5);
    await expect(text).toMatchFileSnapshot(golden("failing"));
  });

  it("reads well about a run with gaps", async () => {
    const text = await plainArticle(article, await gappedRun());
    expect(text).toContain("[undecided:");
    await expect(text).toMatchFileSnapshot(golden("gapped"));
  });

  it("says what is different about a run on several nodes, and leaves out what is true of one machine only", async () => {
    const run = await fixtureRun();
    const node = { cores: 2, memoryBytes: 8e9, operatingSystem: "linux", architecture: "x86_64", engine: "20.10" };
    const rows = [0, 1].map((repetition) =>
      Object.fromEntries(run.plan.targets.map((target, place) => [target, (place + repetition) % 2])),
    );
    const onTwo = { ...onNodes(run, rows, [1, 1]), environment: { ...run.environment, nodes: [node, node] } };
    const threatsOf = async (of: Run) => (await plainArticle(article, of)).split("Threats to validity")[1] ?? "";
    const [alone, there] = [await threatsOf(run), await threatsOf(onTwo)];
    for (const words of [
      "What was measured is a few machines on one day",
      "The client is elsewhere",
      "A network.",
      "on several nodes at the same time",
    ])
      expect([there.includes(words), alone.includes(words)], words).toEqual([true, false]);
    for (const words of ["What was measured is one machine on one day", "The client is a neighbour", "No network."])
      expect([there.includes(words), alone.includes(words)], words).toEqual([false, true]);
    const shared = { ...node, machine: 0 };
    const inside = await threatsOf({ ...onTwo, environment: { ...run.environment, nodes: [shared, shared] } });
    for (const words of [
      "What was measured is one machine on one day",
      "The client is a neighbour",
      "nodes that services ran on are parts of that machine",
      "on several nodes at the same time",
      "A network inside one machine.",
    ])
      expect(inside).toContain(words);
    for (const words of ["a few machines", "The client is elsewhere", "No network."])
      expect(inside).not.toContain(words);
  });
});

it("says a number's value and a claim's sentence in the place of their elements", async () => {
  const text = await plainArticle(
    articleText('Cores: <Value of="target-cores"/>. <Claim id="flask-s-waits-at-once"/>'),
    await fixtureRun(),
  );
  const evidence =
    "at most 3 of 41 requests at work at once; a service takes 1.00 (1.00 to 1.00 at 95%) times as long as alone; 3 expected; from 4 observations";
  expect(text).toBe(`Cores: 2. Flask S serves exactly as many waits at once as it has workers. [holds: ${evidence}]`);
});
