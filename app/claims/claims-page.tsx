import { href } from "../address/href.ts";
import { Judgement } from "../article/elements/claim.tsx";
import { RunHead } from "../article/elements/head.tsx";
import { plainArticle } from "../article/mdx/plain.ts";
import type { StoredArticle } from "../library/articles.ts";
import { Table } from "../tables/data-table.tsx";

/** Every claim of an article, with its run's verdict and the numbers it rests on. */
export async function ClaimsPage({ article }: { article: StoredArticle }) {
  const { run } = article;
  const { claims } = await plainArticle(article, run);
  const rows = claims.map(({ sentence, verdict, evidence }, index) => [
    index + 1,
    sentence,
    <Judgement key="verdict" verdict={verdict} evidence={evidence} />,
  ]);
  return (
    <article>
      <h1>What the article claims, tested on its run</h1>
      <RunHead run={run} rawHref={href(`/runs/${run.id}/run.json`)} />
      <p>
        A claim holds or fails only when the whole interval of what was measured lies on one side of its bound. Beside
        most stands the smallest departure that this run would have noticed nine times in ten. Where that is more than
        the margin, the claim could hardly have failed. Each is tested by itself: among so many, one or two may come out
        wrong or undecided by chance.
      </p>
      <Table head={["claim", "as the article says it", "verdict and evidence"]} rows={rows} />
    </article>
  );
}
