import { href } from "../address/href.ts";
import type { StoredArticle } from "../library/articles.ts";
import { Article } from "./article.tsx";
import { Abstract } from "./elements/abstract.tsx";
import { RunHead } from "./elements/head.tsx";
import { plainArticle } from "./mdx/plain.ts";

/** An article as a page: its title, its run, its abstract and its text. */
export async function ArticlePage({ article }: { article: StoredArticle }) {
  const { title, run } = article;
  const { claims } = await plainArticle(article, run);
  return (
    <article className="paper">
      <header className="opening">
        <h1>{title}</h1>
        <RunHead run={run} rawHref={href(`/runs/${run.id}/run.json`)} />
        <Abstract run={run} claims={claims} />
      </header>
      <Article article={article} />
    </article>
  );
}
