import type { Metadata } from "next";
import { href } from "./address/href.ts";
import { Article } from "./article/article.tsx";
import { Abstract } from "./article/elements/abstract.tsx";
import { RunHead } from "./article/elements/head.tsx";
import { plainArticle } from "./article/mdx/plain.ts";
import { readArticle } from "./library/library.ts";
import { metadataFor } from "./library/metadata.ts";

/** What the article says about itself. */
export function generateMetadata(): Promise<Metadata> {
  return metadataFor({ path: "/" });
}

/** The article, about the run that it names, or else the newest. */
export default async function Page() {
  const { source, title, run } = await readArticle();
  const { claims } = await plainArticle(source, run);
  return (
    <article className="paper">
      <header className="opening">
        <h1>{title}</h1>
        <RunHead run={run} rawHref={href(`/runs/${run.id}/run.json`)} />
        <Abstract run={run} claims={claims} />
      </header>
      <Article source={source} run={run} />
    </article>
  );
}
