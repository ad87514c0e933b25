import { Article } from "./article.tsx";
import { href } from "./href.ts";
import { readArticle } from "./library.ts";
import { RunHead } from "./prose/head.tsx";

/** The article, about the newest run. */
export default async function Page() {
  const { source, run } = await readArticle();
  return (
    <article>
      <h1>What asynchrony buys: FastAPI and Flask, measured</h1>
      <RunHead run={run} rawHref={href(`/runs/${run.id}/run.json`)} />
      <Article source={source} run={run} />
    </article>
  );
}
