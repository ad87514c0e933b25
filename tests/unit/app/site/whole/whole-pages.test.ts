import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { beforeEach, expect, it, vi } from "vitest";
import { wholePages } from "../../../../../app/site/whole/whole-pages.ts";
import type { Run } from "../../../../../content/run/run.ts";
import { writeArticle } from "../../../../fixture/articles/write-article.ts";
import { ownRunsFolder } from "../../../../fixture/isolation/own-runs-folder.ts";
import { scratchFolder } from "../../../../fixture/isolation/scratch.ts";
import { fileOf, fixtureRun } from "../../../../fixture/made-run/run.ts";

const [OLD, OLDER, NEW] = [
  "20260103T030405Z-quick-processes",
  "20260102T030405Z-quick-processes",
  "20260104T030405Z-quick-processes",
];

const folder = ownRunsFolder();
let articles = "";
beforeEach(async () => {
  articles = await scratchFolder();
  vi.stubEnv("BENCHBOOK_ARTICLES", articles);
  vi.stubEnv("SITE_URL", undefined);
  await writeArticle(articles, "one", { title: "The one", run: { pinned: OLD } });
  for (const id of [OLD, OLDER, NEW]) await store({ id });
  return () => vi.unstubAllEnvs();
});

async function store(of: Partial<Run>, within = ".") {
  await mkdir(path.join(folder(), within), { recursive: true });
  await writeFile(path.join(folder(), within, `${of.id}.json`), await fileOf(await fixtureRun(of)));
}

const keys = async () =>
  new Map((await wholePages()).map(({ address, key }) => [address, JSON.stringify([key.kind, key.from])]));
const changed = async (act: () => Promise<unknown>) => {
  const before = await keys();
  await act();
  const after = await keys();
  return [...after].filter(([address, key]) => before.get(address) !== key).map(([address]) => address);
};

it("keeps the pages of all runs but the newest, and of all pairs", async () => {
  expect([...(await keys()).keys()].toSorted()).toEqual([
    `/compare/${OLD}/${OLDER}/`,
    `/compare/${OLD}/${NEW}/`,
    `/runs/${OLDER}/`,
    `/runs/${OLD}/`,
  ]);
});

it("draws again what is about a run whose file was changed, and nothing else", async () => {
  const drawn = await changed(() => store({ id: OLDER, status: "incomplete" }));
  expect(drawn).toEqual([`/runs/${OLDER}/`, `/compare/${OLD}/${OLDER}/`]);
});

it("draws all pages again where the site has another address or an article another title", async () => {
  const all = [...(await keys()).keys()];
  expect(await changed(async () => vi.stubEnv("SITE_URL", "https://example.org"))).toEqual(all);
  expect(await changed(() => writeArticle(articles, "two", { title: "The other", run: { pinned: OLD } }))).toEqual(all);
});

it("draws a run's page again where an article is about it now", async () => {
  const elsewhere = await scratchFolder();
  await writeArticle(elsewhere, "one", { title: "The one", run: { pinned: OLDER } });
  const drawn = await changed(async () => vi.stubEnv("BENCHBOOK_ARTICLES", elsewhere));
  expect(drawn).toContain(`/runs/${OLDER}/`);
  expect(drawn).toContain(`/runs/${OLD}/`);
});
