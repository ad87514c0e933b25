import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import { renderToStaticMarkup } from "react-dom/server";
import { afterEach, beforeEach, expect, it } from "vitest";
import { articleRunId, readTitle } from "../../../../app/library/library.ts";
import Page from "../../../../app/runs/page.tsx";
import { fileOf, fixtureRun } from "../../../fixture/run.ts";

const OLDER = "20260102T030405Z-quick-processes";
const NEWER = "20260103T030405Z-quick-processes";
const before = process.cwd();
let folder = "";

/** A project with two stored runs, and nothing but an article. */
beforeEach(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), "benchbook-"));
  await mkdir(path.join(folder, "content/runs"), { recursive: true });
  await mkdir(path.join(folder, "content/articles/fastapi-flask"), { recursive: true });
  for (const id of [OLDER, NEWER])
    await writeFile(path.join(folder, `content/runs/${id}.json`), await fileOf(await fixtureRun({ id })));
  process.chdir(folder);
});

afterEach(async () => {
  process.chdir(before);
  await rm(folder, { recursive: true, force: true });
});

async function write(front: string): Promise<void> {
  await writeFile("content/articles/fastapi-flask/article.mdx", `---\n${front}\n---\n\ntext\n`);
}

it("says which run the article is about: the newest, or the one that it names", async () => {
  await write("title: A title");
  expect(renderToStaticMarkup(await Page())).toContain(`the newest: <a href="/runs/${NEWER}/">`);
  await write(`title: A title\nrun: ${OLDER}`);
  expect(renderToStaticMarkup(await Page())).toContain(`one that it names: <a href="/runs/${OLDER}/">`);
});

it("takes the title of the site from the article, which has to have one", async () => {
  await write("title: What it's about");
  expect(await readTitle()).toBe("What it’s about");
  await write(`run: ${OLDER}`);
  await expect(readTitle()).rejects.toThrow(
    "content/articles/fastapi-flask/article.mdx: expected front matter with a title, got none",
  );
});

it("refuses an article about a run that is not stored", async () => {
  await write("title: A title\nrun: 20250102T030405Z-quick-processes");
  await expect(articleRunId()).rejects.toThrow(
    /^content\/articles\/fastapi-flask\/article\.mdx: expected run "20250102T030405Z-quick-processes"/,
  );
});
