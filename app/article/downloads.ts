import { figuresOfRun, type IdentifiedFigure } from "../figures/run-figures.ts";
import { readArticles, type StoredArticle } from "../library/articles.ts";
import { baselineFor } from "../library/baseline-for.ts";
import { FORMATS, fileOf, formatsOf } from "../tables/dataset-files.ts";
import { figuresOfArticle } from "./mdx/figures.ts";

/** A file with the numbers of one figure. */
export interface Download {
  run: string;
  /** Its name, which ends in its format. */
  file: string;
  type: string;
  text: string;
}

/** What the files of an article's figure are called: two articles about one run may have figures of the same name. */
export function fileOfFigure(slug: string, id: string): string {
  return `${slug}-${id}`;
}

let made: Promise<Download[]> | undefined;

/** The numbers of every figure of the site, of articles and of their runs' pages; made once in a build. */
export async function readDownloads(): Promise<Download[]> {
  if (process.env.NODE_ENV !== "production") return makeDownloads();
  made ??= makeDownloads();
  return made;
}

async function makeDownloads(): Promise<Download[]> {
  const articles = await readArticles();
  const runs = new Map(articles.map(({ run }) => [run.id, run]));
  const ofRuns = [...runs.values()].flatMap((run) =>
    figuresOfRun(run, baselineFor(run.id, articles)).flatMap((figure) => filesOf(run.id, figure)),
  );
  return [...ofRuns, ...(await Promise.all(articles.map(filesOfArticle))).flat()];
}

async function filesOfArticle(article: StoredArticle): Promise<Download[]> {
  const figures = await figuresOfArticle(article, article.run, article.baseline);
  return figures.flatMap((figure) => filesOf(article.run.id, { ...figure, id: fileOfFigure(article.slug, figure.id) }));
}

function filesOf(run: string, { id, content }: IdentifiedFigure): Download[] {
  if (!content) return [];
  const origin = { run, figure: id, title: content.title };
  const { dataset, histograms } = content;
  return formatsOf(histograms !== undefined).map((format) => ({
    run,
    file: `${id}.${format}`,
    type: FORMATS[format],
    text: format === "hlog" ? (histograms?.() ?? "") : fileOf(dataset, origin, format),
  }));
}
