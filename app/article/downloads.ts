import { readArticles, type StoredArticle } from "../library/articles.ts";
import { type Download, downloadsOf } from "../tables/dataset-files.ts";
import { figuresOfArticle } from "./mdx/figures.ts";

/** What the files of an article's figure are called: two articles about one run may have figures of the same name. */
export function fileOfFigure(slug: string, id: string): string {
  return `${slug}-${id}`;
}

let made: Promise<Download[]> | undefined;

/** The numbers of every figure of all articles; made once in a build. */
export async function downloadsOfArticles(): Promise<Download[]> {
  if (process.env.NODE_ENV !== "production") return makeDownloads();
  made ??= makeDownloads();
  return made;
}

async function makeDownloads(): Promise<Download[]> {
  return (await Promise.all((await readArticles()).map(filesOfArticle))).flat();
}

async function filesOfArticle(article: StoredArticle): Promise<Download[]> {
  const figures = await figuresOfArticle(article, article.run, article.baseline);
  return figures.flatMap(({ id, content }) => {
    const figure = fileOfFigure(article.slug, id);
    return content ? downloadsOf(content.dataset, { run: article.run.id, figure, title: content.title }) : [];
  });
}
