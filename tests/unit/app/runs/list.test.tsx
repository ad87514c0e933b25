import { writeFile } from "node:fs/promises";
import path from "node:path";
import { renderToStaticMarkup } from "react-dom/server";
import { beforeEach, expect, it, vi } from "vitest";
import Page from "../../../../app/runs/page.tsx";
import { writeArticle } from "../../../fixture/articles/write-article.ts";
import { scratchFolder } from "../../../fixture/isolation/scratch.ts";
import { fileOf, fixtureRun } from "../../../fixture/made-run/run.ts";

const OLDER = "20260102T030405Z-quick-processes";
const NEWER = "20260103T030405Z-quick-processes";

it("says which run each article is about: the newest, or the one that it names", async () => {
  const [articles, runs] = [await scratchFolder(), await scratchFolder()];
  vi.stubEnv("BENCHBOOK_ARTICLES", articles);
  vi.stubEnv("BENCHBOOK_RUNS", runs);
  for (const id of [OLDER, NEWER])
    await writeFile(path.join(runs, `${id}.json`), await fileOf(await fixtureRun({ id })));
  await writeArticle(articles, "one", { title: "The one" });
  await writeArticle(articles, "two", { title: "The other", run: { pinned: OLDER } });
  const said = renderToStaticMarkup(await Page());
  expect(said).toContain(`<a href="/articles/one/">The one</a> is about the newest: <a href="/runs/${NEWER}/">`);
  expect(said).toContain(
    `<a href="/articles/two/">The other</a> is about one that it names: <a href="/runs/${OLDER}/">`,
  );
});

beforeEach(() => () => vi.unstubAllEnvs());
