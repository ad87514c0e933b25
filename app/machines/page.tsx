import type { Metadata } from "next";
import { href } from "../address/href.ts";
import { listArticles } from "../library/articles.ts";
import { machineRuns } from "../library/machine-runs.ts";
import { metadataFor } from "../library/metadata.ts";
import { ArticleOnMachines } from "./article-on-machines.tsx";

/** What the page says about itself. */
export function generateMetadata(): Promise<Metadata> {
  return metadataFor({
    title: "Claims on machines",
    description: "Every claim on every machine that measured it, with the quantity that decides it.",
    path: "/machines/",
  });
}

/** The claims of every article against the machines that were measured. */
export default async function Page() {
  const articles = await listArticles();
  const runs = await Promise.all(articles.map(machineRuns));
  return (
    <article>
      <h1>Claims on machines</h1>
      <p>
        Each column is a machine, and has the verdicts of one run: the article’s own if it was measured there, or else
        the newest, where our own runs come before contributed ones and full plans before quick ones. Two runs are of
        the same machine if processor, cores, memory, quotas and Python are the same. To add your machine, measure and
        contribute the run file; <code>pnpm adopt</code> checks it. All of this is available as{" "}
        <a href={href("/machines/machines.json")}>JSON</a>.
      </p>
      {articles.map((article, index) => (
        <ArticleOnMachines key={article.slug} article={article} machines={runs[index] ?? []} />
      ))}
    </article>
  );
}
