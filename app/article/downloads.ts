import { figuresOfRun, type IdentifiedFigure } from "../figures/run-figures.ts";
import { readArticle } from "../library/library.ts";
import { FORMATS, type Format, fileOf } from "../tables/dataset-files.ts";
import { figuresOfArticle } from "./mdx/figures.ts";

/** A file with the numbers of one figure. */
export interface Download {
  run: string;
  /** Its name, which ends in its format. */
  file: string;
  type: string;
  text: string;
}

let made: Promise<Download[]> | undefined;

/** The numbers of every figure of the site, of the article and of its run's page; made once in a build. */
export async function readDownloads(): Promise<Download[]> {
  if (process.env.NODE_ENV !== "production") return makeDownloads();
  made ??= makeDownloads();
  return made;
}

async function makeDownloads(): Promise<Download[]> {
  const { source, run, claims } = await readArticle();
  const figures = [...figuresOfRun(run), ...(await figuresOfArticle(source, { run, claims }))];
  return figures.flatMap((figure) => filesOf(run.id, figure));
}

function filesOf(run: string, { id, content }: IdentifiedFigure): Download[] {
  if (!content) return [];
  const origin = { run, figure: id, title: content.title };
  return (Object.keys(FORMATS) as Format[]).map((format) => ({
    run,
    file: `${id}.${format}`,
    type: FORMATS[format],
    text: fileOf(content.dataset, origin, format),
  }));
}
