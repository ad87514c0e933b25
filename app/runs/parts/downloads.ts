import { figuresOfRun } from "../../figures/run-figures.ts";
import { listArticles } from "../../library/articles.ts";
import { baselineFor } from "../../library/baseline-for.ts";
import { readRun } from "../../library/runs.ts";
import { type Download, downloadsOf } from "../../tables/dataset-files.ts";
import { figuresAmong } from "./part.ts";
import { keptParts } from "./read-parts.ts";

/** The numbers of every figure of a run's page: those of the page that was kept, or else computed for this alone. */
export async function downloadsOfRun(id: string): Promise<Download[]> {
  const parts = await keptParts(id);
  const figures = parts ? figuresAmong(parts) : await computed(id);
  return figures.flatMap(({ id: figure, title, dataset }) => downloadsOf(dataset, { run: id, figure, title }));
}

async function computed(id: string) {
  const figures = figuresOfRun(await readRun(id), baselineFor(id, await listArticles()));
  return figures.flatMap((figure) => (figure.content ? [{ ...figure.content, id: figure.id }] : []));
}
