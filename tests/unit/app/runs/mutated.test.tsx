import { rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { prerender } from "react-dom/static";
import { expect, it } from "vitest";
import Page from "../../../../app/runs/[id]/page.tsx";
import { parseRun, RunFileError } from "../../../../content/run/parse.ts";
import type { Run } from "../../../../content/run/run.ts";
import { readFastapiFlask } from "../../../fixture/articles/article-text.ts";
import { plainArticle } from "../../../fixture/articles/plain-article.ts";
import { ownRunsFolder } from "../../../fixture/isolation/own-runs-folder.ts";
import { fileOf, fixtureRun } from "../../../fixture/made-run/run.ts";
import { mutants } from "../../../fixture/run-files/mutations.ts";

const WANTED = 30;
const MOST_TRIED = 2000;
const FILE = "mutant.json";

const folder = ownRunsFolder();

/** The markup of a run's own page, from its file as the site reads it. */
async function pageOf(run: Run, text: string): Promise<string> {
  const file = path.join(folder(), `${run.id}.json`);
  await writeFile(file, text);
  const page = await Page({ params: Promise.resolve({ id: run.id }) });
  await rm(file);
  const failures: unknown[] = [];
  // Figures are loaded while they are drawn, which takes a renderer that waits for them.
  const { prelude } = await prerender(page, { onError: (cause) => void failures.push(cause) });
  const markup = await new Response(prelude).text();
  if (failures.length > 0) throw failures[0];
  return markup;
}

async function readable(text: string): Promise<Run | undefined> {
  return parseRun(text, FILE).catch((cause: unknown) => {
    if (cause instanceof RunFileError) return undefined;
    throw cause;
  });
}

/** What stands around the first number of a text that is none. */
function aroundNoNumber(text: string): string | undefined {
  // The place is looked for first: an expression with what stands before it would be tried at every character.
  const at = text.search(/NaN|Infinity|undefined/);
  return at < 0 ? undefined : text.slice(Math.max(0, at - 150), at + 50);
}

it("draws the page and the article of every mutant that is a run, with no number that is none", async () => {
  const article = await readFastapiFlask();
  const whole = await fixtureRun();
  const broken: unknown[] = [];
  let drawn = 0;
  for await (const { kind, text } of mutants(await fileOf(whole), MOST_TRIED, 7)) {
    const run = await readable(text);
    // What was damaged where nobody looks is the run that it was.
    if (!run || JSON.stringify({ ...run, digest: "" }) === JSON.stringify({ ...whole, digest: "" })) continue;
    try {
      const markup = await pageOf(run, text);
      const prose = await plainArticle(article, run);
      const wrong = aroundNoNumber(`${markup}\n${prose}`);
      if (wrong) broken.push([kind, wrong]);
    } catch (cause) {
      broken.push([kind, cause instanceof Error ? cause.stack?.slice(0, 400) : cause]);
    }
    drawn += 1;
    if (drawn === WANTED) break;
  }
  expect(broken).toEqual([]);
  expect(drawn).toBe(WANTED);
}, 900_000);
