import type { Metadata } from "next";
import { judgeClaims } from "../../content/findings/claims/judge-claims.ts";
import { sayTally } from "../../content/findings/claims/say-list.ts";
import { addressOfClaims } from "../address/articles.ts";
import { href } from "../address/href.ts";
import { isCopied } from "../articles/only-article.ts";
import { onlyArticle, readArticle, readArticles } from "../library/articles.ts";
import { metadataFor, metadataOfClaims } from "../library/metadata.ts";
import { ClaimsPage } from "./claims-page.tsx";

/** What the page says about itself: what the claims of the only article do. */
export async function generateMetadata(): Promise<Metadata> {
  const only = await onlyArticle();
  if (only) return metadataOfClaims(only);
  const description = "The claims of every article, with the verdicts of their runs.";
  return metadataFor({ title: "Claims", description, path: "/claims/" });
}

/** The claims of the only article, or where those of each are. */
export default async function Page() {
  const only = await onlyArticle();
  if (only) return isCopied() ? null : <ClaimsPage article={await readArticle(only.slug)} />;
  const articles = await readArticles();
  return (
    <article>
      <h1>What the articles claim</h1>
      <ul>
        {articles.map(({ slug, title, claims, run }) => (
          <li key={slug}>
            <a href={href(addressOfClaims(slug))}>{title}</a>. {sayTally(judgeClaims(claims, run))}
          </li>
        ))}
      </ul>
    </article>
  );
}
