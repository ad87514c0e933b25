import { judgeClaims } from "../../content/findings/claims/judge-claims.ts";
import { href } from "../address/href.ts";
import type { StoredArticle } from "../library/articles.ts";
import { Article } from "./article.tsx";
import { Abstract } from "./page/abstract.tsx";
import { Findings } from "./page/findings.tsx";
import { RunHead } from "./page/head.tsx";

/** An article as a page: its title, its run, what it found, its abstract and its text. */
export function ArticlePage({ article }: { article: StoredArticle }) {
  const { title, run, isContributed, claims, values, abstract } = article;
  const judged = judgeClaims(claims, run);
  return (
    <article className="paper">
      <header className="opening">
        <h1>{title}</h1>
        <RunHead run={run} rawHref={href(`/runs/${run.id}/run.json`)} isContributed={isContributed} />
        <Findings article={article} judged={judged} />
        <Abstract abstract={abstract} values={values} run={run} judged={judged} />
      </header>
      <Article article={article} judged={judged} />
    </article>
  );
}
