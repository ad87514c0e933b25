import type { Metadata } from "next";
import { ArticlePage } from "./article/article-page.tsx";
import { ArticleList } from "./articles/article-list.tsx";
import { listArticles, readArticle } from "./library/articles.ts";
import { metadataFor, metadataOf, readSite } from "./library/metadata.ts";

/** What the page says about itself: what its only article does, whose address is its canonical one. */
export async function generateMetadata(): Promise<Metadata> {
  const [article, ...others] = await listArticles();
  if (article && others.length === 0) return metadataOf(article);
  const site = await readSite();
  return { ...(await metadataFor({ ...site, path: "/" })), title: { absolute: site.title } };
}

/** The only article, or the list of all. */
export default async function Page() {
  const articles = await listArticles();
  const [article, ...others] = articles;
  if (article && others.length === 0) return <ArticlePage article={await readArticle(article.slug)} />;
  return <ArticleList articles={articles} />;
}
