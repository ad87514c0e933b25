import { addressOf, addressOfClaims } from "../address/articles.ts";
import { href } from "../address/href.ts";
import type { ListedArticle } from "../library/articles.ts";

/** All articles, each with what it is about and the run that it is about. */
export function ArticleList({ articles }: { articles: ListedArticle[] }) {
  return (
    <article>
      <h1>Articles</h1>
      {articles.map(({ slug, title, description, runId, isContributed }) => (
        <section key={slug} className="entry">
          <h2>
            <a href={href(addressOf(slug))}>{title}</a>
          </h2>
          <p>{description}</p>
          <p className="source">
            About run <a href={href(`/runs/${runId}/`)}>{runId}</a>
            {isContributed && ", which is contributed"}. <a href={href(addressOfClaims(slug))}>Its claims</a>
          </p>
        </section>
      ))}
    </article>
  );
}
