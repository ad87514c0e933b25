import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { beforeEach, expect, it, vi } from "vitest";
import { keepPage, moveRestored, restorePages } from "../../../../../app/site/whole/kept-pages.ts";
import { scratchFolder } from "../../../../fixture/isolation/scratch.ts";

const PAGE = { address: "/runs/one/", key: { kind: "whole-run", from: ["one"] } };
const HTML = '<script src="/base/_next/static/deferred/loader.js" data-load="/base/_next/static/deferred/own.js">';
const FILES = {
  "runs/one/index.html": `${HTML}</script><link href="/base/_next/static/chunks/a~b.css">`,
  "_next/static/deferred/loader.js": "all pages",
  "_next/static/deferred/own.js": 'load("/base/_next/static/chunks/c-d.js")',
  "data/one/bursts.csv": "level,seconds",
};

let site = "";
beforeEach(async () => {
  site = await scratchFolder();
  vi.stubEnv("BENCHBOOK_KEPT", await scratchFolder());
  vi.stubEnv("BENCHBOOK_SOURCES", "a-version");
  for (const [file, text] of Object.entries(FILES)) await write(path.join(site, file), text);
  return () => vi.unstubAllEnvs();
});

async function write(file: string, text: string) {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, text);
}

it("gives a page back as it was, with its script and its downloads, and says what it loads of what was compiled", async () => {
  await keepPage(PAGE, site, ["data/one/bursts.csv"]);
  const [apart, next] = [await scratchFolder(), await scratchFolder()];
  const restored = await restorePages([PAGE], apart);
  expect(restored.get(PAGE.address)?.loads.toSorted()).toEqual(["chunks/a~b.css", "chunks/c-d.js"]);
  await moveRestored([...restored.values()], apart, next);
  for (const [file, text] of Object.entries(FILES)) expect(await readFile(path.join(next, file), "utf8")).toBe(text);
});

it("gives back nothing of another run, or of a page that was never kept", async () => {
  await keepPage(PAGE, site, []);
  const others = [{ ...PAGE, key: { ...PAGE.key, from: ["another"] } }];
  expect(await restorePages(others, await scratchFolder())).toEqual(new Map());
});

it("gives pages back that share a script", async () => {
  const other = { address: "/runs/two/", key: { kind: "whole-run", from: ["two"] } };
  await write(path.join(site, "runs/two/index.html"), FILES["runs/one/index.html"]);
  for (const page of [PAGE, other]) await keepPage(page, site, []);
  const [apart, next] = [await scratchFolder(), await scratchFolder()];
  await moveRestored([...(await restorePages([PAGE, other], apart)).values()], apart, next);
  expect(await readFile(path.join(next, "runs/two/index.html"), "utf8")).toBe(FILES["runs/one/index.html"]);
});
