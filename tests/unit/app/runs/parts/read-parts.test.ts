import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { beforeEach, expect, it, vi } from "vitest";
import { figuresAmong, type Part } from "../../../../../app/runs/parts/part.ts";
import { readParts } from "../../../../../app/runs/parts/read-parts.ts";
import type { Run } from "../../../../../content/run/run.ts";
import { TWO_ARTICLES, writeArticle } from "../../../../fixture/articles/write-article.ts";
import { ownRunsFolder } from "../../../../fixture/isolation/own-runs-folder.ts";
import { scratchFolder } from "../../../../fixture/isolation/scratch.ts";
import { fileOf, fixtureRun } from "../../../../fixture/made-run/run.ts";

const folder = ownRunsFolder();
const run = await fixtureRun();

let keptIn = "";
beforeEach(async () => {
  keptIn = await scratchFolder();
  vi.stubEnv("BENCHBOOK_KEPT", keptIn);
  vi.stubEnv("BENCHBOOK_SOURCES", "a-version");
  vi.stubEnv("BENCHBOOK_ARTICLES", TWO_ARTICLES);
  return () => vi.unstubAllEnvs();
});

const store = async (of: Run, within = ".") =>
  writeFile(path.join(folder(), within, `${of.id}.json`), await fileOf(of));
const files = async () =>
  (await readdir(path.join(keptIn, "a-version"))).map((name) => path.join(keptIn, "a-version", name));
/** When each file was written that something was kept in. */
const written = async () => Promise.all((await files()).map(async (file) => [file, (await stat(file)).mtimeMs]));
const textOf = (parts: Part[]) => parts.map((part) => ("markup" in part ? part.markup : part.figure.title)).join("\n");

it("has all figures and tables of a run, and what each article says of it", async () => {
  await store(run);
  const parts = await readParts(run.id);
  const endpoints = new Set(run.plan.sweeps.map(({ endpoint }) => endpoint));
  expect(figuresAmong(parts).map(({ kind }) => kind)).toEqual([
    "calibration",
    ...[...endpoints].flatMap(() => ["sweep", "waterfall"]),
  ]);
  const text = textOf(parts);
  for (const heading of ["Laws", "What was asked", "Processes", "Trust", "Environment"])
    expect(text).toContain(`<h2>${heading}</h2>`);
  expect(text).toMatch(/<summary>Claims: \d+ holds?\./);
});

it("is computed once for a run file, and is then the very same", async () => {
  await store(run);
  const first = await readParts(run.id);
  const before = await written();
  expect(before).not.toEqual([]);
  expect(await readParts(run.id)).toEqual(first);
  expect(await written()).toEqual(before);
});

it("is computed again of a file that was changed, whatever digest it says it has", async () => {
  const articles = await scratchFolder();
  await writeArticle(articles, "one");
  vi.stubEnv("BENCHBOOK_ARTICLES", articles);
  await store(run);
  await readParts(run.id);
  const text = await readFile(path.join(folder(), `${run.id}.json`), "utf8");
  await writeFile(path.join(folder(), `${run.id}.json`), text.replace("FastAPI, 1 worker", "Another, 1 worker"));
  await expect(readParts(run.id)).rejects.toThrow(/changed since it was written/);
});

it("is computed again where what was kept is damaged", async () => {
  await store(run);
  const first = await readParts(run.id);
  for (const file of await files()) {
    const bytes = await readFile(file);
    bytes[bytes.length - 20] = (bytes.at(-20) ?? 0) ^ 255;
    await writeFile(file, bytes);
  }
  const damaged = await Promise.all((await files()).map((file) => readFile(file)));
  expect(await readParts(run.id)).toEqual(first);
  expect(await Promise.all((await files()).map((file) => readFile(file)))).not.toEqual(damaged);
});
