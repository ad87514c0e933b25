import { readArticle, slugs } from "../../../library/articles.ts";
import { drawArticle } from "../../../og.png/draw-article.ts";

/** Drawn at build time. */
export const dynamic = "force-static";

/** A picture for every article. */
export async function generateStaticParams() {
  return (await slugs()).map((slug) => ({ slug }));
}

/** The picture that links to one article are shown with. */
export async function GET(_: Request, { params }: { params: Promise<{ slug: string }> }): Promise<Response> {
  return drawArticle(await readArticle((await params).slug));
}
