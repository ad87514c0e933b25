import { BACKENDS } from "../../content/run/circumstances/backend.ts";
import { href } from "../address/href.ts";
import { listArticles } from "../library/articles.ts";
import type { ListedRun } from "../library/listed-run.ts";
import { listRuns } from "../library/runs.ts";
import { LiveComparison } from "./live/live-comparison.tsx";
import { addressOfPair, type StoredPair, storedPairs } from "./pairs.ts";

/** Where a reader chooses two runs, one of which may be a file; below it the pairs that have a page of their own. */
export async function ComparePage() {
  const [runs, articles, pairs] = await Promise.all([listRuns(), listArticles(), storedPairs()]);
  const named = runs.map((run) => ({ id: run.id, label: sayRun(run) }));
  const about = articles.map(({ slug, title, runId }) => ({ slug, title, runId }));
  return (
    <article>
      <h1>Two runs beside each other</h1>
      <p>
        Every claim with both verdicts, every quantity with theirs, yours and their ratio, every figure that both have,
        and what was different between the two. Whoever doubts an article can measure it again with{" "}
        <code>pnpm replicate</code> and its address, and drop the run file here.
      </p>
      <LiveComparison runs={named} articles={about} />
      <h2>Compared already</h2>
      {pairs.length === 0 ? (
        <p>No other stored run measured what an article is about.</p>
      ) : (
        articles.map(({ slug, title }) => (
          <Pairs
            key={slug}
            title={title}
            pairs={pairs.filter((pair) => pair.articles.some((one) => one.slug === slug))}
          />
        ))
      )}
    </article>
  );
}

function Pairs({ title, pairs }: { title: string; pairs: StoredPair[] }) {
  if (pairs.length === 0) return null;
  return (
    <>
      <h3>The run of “{title}”, beside each other run</h3>
      <ul>
        {pairs.map(({ theirs, yours }) => (
          <li key={yours.id}>
            <a href={href(addressOfPair(theirs.id, yours.id))}>{sayRun(yours)}</a>
          </li>
        ))}
      </ul>
    </>
  );
}

function sayRun({ startedAt, plan, environment: { processor, cores, backend } }: ListedRun): string {
  const moment = startedAt.slice(0, 16).replace("T", " ");
  return `${moment} UTC, ${plan.name} plan, ${processor}, ${cores} cores, through ${BACKENDS[backend]}`;
}
