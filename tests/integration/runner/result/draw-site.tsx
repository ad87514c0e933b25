import { writeFile } from "node:fs/promises";
import path from "node:path";
import { text } from "node:stream/consumers";
import type { ReactNode } from "react";
import { prerenderToNodeStream } from "react-dom/static";
import ArticleNamed from "../../../../app/articles/[slug]/page.tsx";
import Article from "../../../../app/page.tsx";
import RunPage from "../../../../app/runs/[id]/page.tsx";
import { encodeRun } from "../../../../content/run/parse.ts";
import type { Run } from "../../../../content/run/run.ts";
import { scratchFolder } from "../../../fixture/isolation/scratch.ts";
import type { MeasureResult } from "../start/command.ts";

/** The text of the pages about a run, without markup. */
export interface Pages {
  article: string;
  run: string;
  /** The markup of the article. */
  html: string;
}

/**
 * Draws the pages about a measured run from its file, as a build does. That a build exports them is tested elsewhere.
 *
 * @param slug the article to draw, where several suit the run
 */
export async function drawSite({ run }: Pick<MeasureResult, "run">, slug?: string): Promise<Pages> {
  if (!run) throw new Error("expected a run to draw pages about, got none");
  return withStored(run, async () => {
    const html = await markupOf(articlePage(slug));
    return { html, article: textOf(html), run: textOf(await markupOf(runPage(run))) };
  });
}

/** The text of a run's own page, which is there whether or not an article is about the run. */
export function drawRunPage(run: Run): Promise<string> {
  return withStored(run, async () => textOf(await markupOf(runPage(run))));
}

function runPage({ id }: Run) {
  return <RunPage params={Promise.resolve({ id })} />;
}

/** Does something while a folder with nothing but a run is the folder of runs. */
async function withStored<T>(run: Run, act: () => Promise<T>): Promise<T> {
  const runs = await scratchFolder();
  await writeFile(path.join(runs, `${run.id}.json`), JSON.stringify(await encodeRun(run)));
  const before = process.env.BENCHBOOK_RUNS;
  process.env.BENCHBOOK_RUNS = runs;
  try {
    return await act();
  } finally {
    if (before === undefined) delete process.env.BENCHBOOK_RUNS;
    else process.env.BENCHBOOK_RUNS = before;
  }
}

/** The page of an article; of the only one that suits the run where none is named. */
function articlePage(slug: string | undefined): ReactNode {
  return slug === undefined ? <Article /> : <ArticleNamed params={Promise.resolve({ slug })} />;
}

/** No page takes as long to draw as this, not even beside a measurement on a busy machine. */
const HANG_SECONDS = 120;

/**
 * The markup of a page. Beside a busy browser stage one drawing was seen to wait for ever, with nothing under way: it is
 * given up then, and drawn a second time; a page that hangs again fails.
 */
async function markupOf(page: ReactNode, attempts = 2): Promise<string> {
  const hung = AbortSignal.timeout(HANG_SECONDS * 1000);
  try {
    return await text((await prerenderToNodeStream(page, { signal: hung })).prelude);
  } catch (thrown) {
    if (!hung.aborted || attempts === 1) throw thrown;
    return markupOf(page, attempts - 1);
  }
}

function textOf(html: string): string {
  return html
    .replace(/<script[\s\S]*?<\/script>/g, "")
    .replace(/<!-- -->/g, "")
    .replace(/<[^>]*>/g, " ")
    .replace(/&quot;/g, '"')
    .replace(/\s+/g, " ");
}
