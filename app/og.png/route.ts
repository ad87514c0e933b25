import { isCopied } from "../articles/only-article.ts";
import { onlyArticle, readArticle, slugs } from "../library/articles.ts";
import { readSite } from "../library/metadata.ts";
import { drawArticle } from "./draw-article.ts";
import { drawPicture } from "./picture.tsx";

/** Drawn at build time. */
export const dynamic = "force-static";

/** The picture that links to the site's own pages are shown with: that of the only article, or what the site is called. */
export async function GET(): Promise<Response> {
  const only = await onlyArticle();
  if (only) return isCopied() ? new Response() : drawArticle(await readArticle(only.slug));
  const { title, description } = await readSite();
  return drawPicture({ title, heading: description, bars: [], source: `${(await slugs()).length} articles` });
}
