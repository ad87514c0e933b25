import { listArticles, readArticle } from "../library/articles.ts";
import { readSite } from "../library/metadata.ts";
import { drawArticle } from "./draw-article.ts";
import { drawPicture } from "./picture.tsx";

/** Drawn at build time. */
export const dynamic = "force-static";

/** The picture that links to the site's own pages are shown with: that of the only article, or what the site is called. */
export async function GET(): Promise<Response> {
  const [article, ...others] = await listArticles();
  if (article && others.length === 0) return drawArticle(await readArticle(article.slug));
  const { title, description } = await readSite();
  return drawPicture({ title, heading: description, bars: [], source: `${others.length + 1} articles` });
}
