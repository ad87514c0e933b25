import { listArticles } from "../library/articles.ts";
import { listRuns } from "../library/runs.ts";
import { ListOfPairs, sayRun } from "./list-of-pairs.tsx";
import { LiveComparison } from "./live/live-comparison.tsx";
import { storedPairs } from "./pairs.ts";

/** Where a reader chooses two runs, one of which may be a file; below it the pairs that have a page of their own. */
export async function ComparePage() {
  const [runs, articles, pairs] = await Promise.all([listRuns(), listArticles(), storedPairs()]);
  const named = runs.map((run) => ({ id: run.id, label: sayRun(run), isContributed: run.isContributed }));
  const about = articles.map(({ slug, title, runId }) => ({ slug, title, runId }));
  return (
    <article>
      <h1>Two runs beside each other</h1>
      <p>
        Every claim with both verdicts, every quantity with theirs, yours and their ratio, every figure that both have,
        and what was different between the two. Whoever doubts an article can measure it again:{" "}
        <code>pnpm replicate</code> with its address sets the two beside each other.
      </p>
      <LiveComparison runs={named} articles={about} />
      <h2>Compared already</h2>
      {pairs.length === 0 ? (
        <p>No other stored run measured what an article is about.</p>
      ) : (
        <ListOfPairs pairs={pairs} />
      )}
    </article>
  );
}
