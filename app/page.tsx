import type { Metadata } from "next";
import { ArticlePage } from "./article/article-page.tsx";
import { ArticleList } from "./articles/article-list.tsx";
import { isCopied } from "./articles/only-article.ts";
import { listArticles, onlyArticle, readArticle } from "./library/articles.ts";
import { metadataFor, metadataOf, readSite } from "./library/metadata.ts";

/** What the page says about itself: what its only article does, whose address is its canonical one. */
export async function generateMetadata(): Promise<Metadata> {
  const only = await onlyArticle();
  if (only) return metadataOf(only);
  const site = await readSite();
  return { ...(await metadataFor({ ...site, path: "/" })), title: { absolute: site.title } };
}

/** The only article, or the list of all. */
export default async function Page() {
  const only = await onlyArticle();
  if (!only) return <ArticleList articles={await listArticles()} />;
  return isCopied() ? null : <ArticlePage article={await readArticle(only.slug)} />;
}
