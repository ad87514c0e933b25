import { readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { beforeEach, expect, it, vi } from "vitest";
import type { StoredPair } from "../../../../app/compare/pairs.ts";
import { readPair } from "../../../../app/compare/read-pair.ts";
import type { ListedArticle } from "../../../../app/library/articles.ts";
import type { ListedRun } from "../../../../app/library/listed-run.ts";
import { ownRunsFolder } from "../../../fixture/isolation/own-runs-folder.ts";
import { scratchFolder } from "../../../fixture/isolation/scratch.ts";
import { fileOf, fixtureRun } from "../../../fixture/made-run/run.ts";

const folder = ownRunsFolder();
const VERSION = "a-version";

let keptIn = "";
beforeEach(async () => {
  keptIn = await scratchFolder();
  vi.stubEnv("BENCHBOOK_KEPT", keptIn);
  vi.stubEnv("BENCHBOOK_SOURCES", VERSION);
  return () => vi.unstubAllEnvs();
});

async function stored(id: string): Promise<ListedRun> {
  const run = await fixtureRun({ id });
  await writeFile(path.join(folder(), `${id}.json`), await fileOf(run));
  return { ...run, isContributed: false, fileDigest: `that of ${id}` };
}

const comparisons = async () => (await readdir(path.join(keptIn, VERSION))).filter((name) => name.startsWith("pair-"));

it("is computed once for two files, who measured them and the articles about them, and again where any of it is another", async () => {
  const [theirs, yours] = [
    await stored("20260102T030405Z-quick-processes"),
    await stored("20260103T030405Z-quick-processes"),
  ];
  const article = { slug: "one", title: "One", claims: {} } as ListedArticle;
  const pair: StoredPair = { theirs, yours, articles: [] };
  const others: StoredPair[] = [
    { ...pair, theirs: { ...theirs, fileDigest: "another" } },
    { ...pair, yours: { ...yours, fileDigest: "another" } },
    { ...pair, theirs: { ...theirs, isContributed: true } },
    { ...pair, yours: { ...yours, isContributed: true } },
    { ...pair, articles: [article] },
  ];
  const first = await readPair(pair);
  expect(first.view.yours.id).toBe(yours.id);
  expect(first.figures.length).toBeGreaterThan(3);
  expect(await readPair(pair)).toEqual(first);
  expect(await comparisons()).toHaveLength(1);
  for (const [place, other] of others.entries()) {
    await readPair(other);
    expect(await comparisons(), `case ${place}`).toHaveLength(2 + place);
  }
});
