import type { Metadata } from "next";
import { Article } from "./article.tsx";
import { href } from "./href.ts";
import { readArticle } from "./library.ts";
import { plainArticle } from "./mdx/plain.ts";
import { Abstract } from "./prose/abstract.tsx";
import { RunHead } from "./prose/head.tsx";
import { metadataFor } from "./site.ts";

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
