import type { Metadata } from "next";
import { judgeClaims } from "../content/findings/claims/judge-claims.ts";
import { href } from "./address/href.ts";
import { Article } from "./article/article.tsx";
import { Abstract } from "./article/elements/abstract.tsx";
import { Findings } from "./article/elements/findings.tsx";
import { RunHead } from "./article/elements/head.tsx";
import { readArticle } from "./library/library.ts";
import { metadataFor } from "./library/metadata.ts";

/** What the article says about itself. */
export function generateMetadata(): Promise<Metadata> {
  return metadataFor({ path: "/" });
}

/** The article, about the run that it names, or else the newest. */
export default async function Page() {
  const { source, title, run, claims, abstract } = await readArticle();
  const judged = judgeClaims(claims, run);
  return (
    <article className="paper">
      <header className="opening">
        <h1>{title}</h1>
        <RunHead run={run} rawHref={href(`/runs/${run.id}/run.json`)} />
        <Findings ids={abstract.findings} claims={claims} judged={judged} />
        <Abstract abstract={abstract} run={run} judged={judged} />
      </header>
      <Article source={source} run={run} claims={claims} judged={judged} />
    </article>
  );
}
