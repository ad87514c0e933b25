import type { Metadata } from "next";
import { addressOfClaims } from "../address/articles.ts";
import { href } from "../address/href.ts";
import { listArticles, readArticle } from "../library/articles.ts";
import { metadataFor, metadataOfClaims } from "../library/metadata.ts";
import { ClaimsPage } from "./claims-page.tsx";

/** What the page says about itself: what the claims of the only article do. */
export async function generateMetadata(): Promise<Metadata> {
  const [article, ...others] = await listArticles();
  if (article && others.length === 0) return metadataOfClaims(article);
  const description = "The claims of every article, with the verdicts of their runs.";
  return metadataFor({ title: "Claims", description, path: "/claims/" });
}

/** The claims of the only article, or where those of each are. */
export default async function Page() {
  const articles = await listArticles();
  const [article, ...others] = articles;
  if (article && others.length === 0) return <ClaimsPage article={await readArticle(article.slug)} />;
  return (
    <article>
      <h1>What the articles claim</h1>
      <ul>
        {articles.map(({ slug, title }) => (
          <li key={slug}>
            <a href={href(addressOfClaims(slug))}>{title}</a>
          </li>
        ))}
      </ul>
    </article>
  );
}
