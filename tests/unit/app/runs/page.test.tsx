import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { renderToStaticMarkup } from "react-dom/server";
import { beforeEach, expect, it, vi } from "vitest";
import Page from "../../../../app/runs/page.tsx";
import { CONTRIBUTED } from "../../../../content/run/contributed.ts";
import { writeArticle } from "../../../fixture/articles/write-article.ts";
import { scratchFolder } from "../../../fixture/isolation/scratch.ts";
import { fileOf, fixtureRun } from "../../../fixture/made-run/run.ts";

const OLDER = "20260102T030405Z-quick-processes";
const NEWER = "20260103T030405Z-quick-processes";

const NEWEST = "20260104T030405Z-quick-processes";

it("says which run each article is about: the newest complete one, or the one that it names", async () => {
  const [articles, runs] = [await scratchFolder(), await scratchFolder()];
  vi.stubEnv("BENCHBOOK_ARTICLES", articles);
  vi.stubEnv("BENCHBOOK_RUNS", runs);
  const store = async (id: string, status: "complete" | "incomplete" = "complete") =>
    writeFile(path.join(runs, `${id}.json`), await fileOf(await fixtureRun({ id, status })));
  await store(OLDER);
  await store(NEWER);
  await writeArticle(articles, "one", { title: "The one" });
  await writeArticle(articles, "two", { title: "The other", run: { pinned: OLDER } });
  const one = `<a href="/articles/one/">The one</a>: <a href="/runs/${NEWER}/">${NEWER}</a>`;
  const said = renderToStaticMarkup(await Page());
  expect(said).toContain(`<li>${one}</li>`);
  expect(said).toContain(`The other</a>: <a href="/runs/${OLDER}/">${OLDER}</a>, which it names</li>`);
  await store(NEWEST, "incomplete");
  expect(renderToStaticMarkup(await Page())).toContain(`<li>${one}, because the newest is incomplete</li>`);
});

it("says which runs are contributed, what a run repeats, and compares none with a contributed one", async () => {
  const [articles, runs] = [await scratchFolder(), await scratchFolder()];
  vi.stubEnv("BENCHBOOK_ARTICLES", articles);
  vi.stubEnv("BENCHBOOK_RUNS", runs);
  await mkdir(path.join(runs, CONTRIBUTED));
  const { plan, environment, ...theirs } = await fixtureRun({ id: OLDER });
  const elsewhere = await fixtureRun({ ...theirs, plan, environment: { ...environment, processor: "Elsewhere" } });
  await writeFile(path.join(runs, CONTRIBUTED, `${OLDER}.json`), await fileOf(elsewhere));
  const replicates = { run: OLDER, digest: elsewhere.digest };
  const again = await fixtureRun({ id: NEWER, plan: { ...plan, replicates } });
  await writeFile(path.join(runs, `${NEWER}.json`), await fileOf(again));
  await writeArticle(articles, "one", { title: "The one" });
  const said = renderToStaticMarkup(await Page());
  expect(said).toContain("1 of these 2 is contributed");
  expect(said.match(/Contributed\. /g)).toHaveLength(1);
  expect(said).toContain(`It repeats run ${OLDER}: <a href="/compare/${OLDER}/${NEWER}/">both beside each other</a>`);
  // The newest first.
  expect(said).toMatch(/None of the runs before it was measured here\..*The first run that is stored\./);
  expect(said).not.toContain("<table>");
});

beforeEach(() => () => vi.unstubAllEnvs());
