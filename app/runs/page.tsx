import type { Metadata } from "next";
import { type Difference, differencesBetween } from "../../content/findings/differences.ts";
import { sayMachines } from "../../content/findings/say-machines.ts";
import { BACKENDS } from "../../content/run/circumstances/backend.ts";
import { addressOf } from "../address/articles.ts";
import { href } from "../address/href.ts";
import { addressOfPair } from "../compare/pairs.ts";
import { type ListedArticle, listArticles } from "../library/articles.ts";
import type { ListedRun } from "../library/listed-run.ts";
import { metadataFor } from "../library/metadata.ts";
import { listRuns } from "../library/runs.ts";
import { Table } from "../tables/data-table.tsx";
import { changeLog, type LoggedRun, sayNoneBefore } from "./change-log.ts";

/** What the page says about itself. */
export function generateMetadata(): Promise<Metadata> {
  return metadataFor({
    title: "Published runs",
    description: "Every stored run, and what changed against the one before it.",
    path: "/runs/",
  });
}

/** A change log of the stored runs, the newest first. */
export default async function Page() {
  const [runs, articles] = await Promise.all([listRuns(), listArticles()]);
  const contributed = runs.filter(({ isContributed }) => isContributed).length;
  return (
    <article>
      <h1>Published runs</h1>
      <p>Every run that is stored, the newest first, and what was different from the one before it.</p>
      {contributed > 0 && (
        <p>
          {contributed} of these {runs.length} {contributed === 1 ? "is" : "are"} contributed, which means measured
          elsewhere; the one before is always one that was measured here.
        </p>
      )}
      <p>Each article is about the newest run that suits it, unless it names another:</p>
      <ul>
        {articles.map((article) => (
          <About key={article.slug} article={article} />
        ))}
      </ul>
      {changeLog(runs).map((logged) => (
        <Entry key={logged.run.id} {...logged} runs={runs} />
      ))}
    </article>
  );
}

/** Which run an article is about, and why where it is not simply the newest that suits it. */
function About({ article }: { article: ListedArticle }) {
  const { slug, title, runId, isPinned, isContributed, passedOver } = article;
  return (
    <li>
      <a href={href(addressOf(slug))}>{title}</a>: <a href={href(`/runs/${runId}/`)}>{runId}</a>
      {isPinned && ", which it names"}
      {isContributed && " and which is contributed"}
      {passedOver && ", because the newest is incomplete"}
    </li>
  );
}

function Entry({ run, before, runs }: LoggedRun & { runs: readonly ListedRun[] }) {
  const { environment: at, plan, startedAt, status } = run;
  return (
    <section className="entry">
      <h2>
        <a href={href(`/runs/${run.id}/`)}>
          <time dateTime={startedAt}>{startedAt.slice(0, 16).replace("T", " ")} UTC</time>
        </a>
      </h2>
      <p className="source">
        {run.isContributed && "Contributed. "}
        {plan.name === "full" ? "Full" : "Quick"} plan, {status}, through {BACKENDS[at.backend]}, on {sayMachines(at)},
        revision {at.revision ? <code>{at.revision.commit.slice(0, 12)}</code> : "unknown"}.{" "}
        <Repeated run={run} runs={runs} />
        <a href={href(`/runs/${run.id}/run.json`)}>Run file</a>
      </p>
      {before ? <Differences differences={differencesBetween(before, run)} /> : <p>{sayNoneBefore(run, runs)}</p>}
    </section>
  );
}

/** Which run a run repeats, with the page about both where that is stored; nothing of any other. */
function Repeated({ run: { id, plan }, runs }: { run: ListedRun; runs: readonly ListedRun[] }) {
  const repeated = plan.replicates;
  if (!repeated) return null;
  const isStored = runs.some((one) => one.id === repeated.run && one.digest === repeated.digest);
  if (!isStored) return `It repeats run ${repeated.run}. `;
  return (
    <>
      It repeats run {repeated.run}: <a href={href(addressOfPair(repeated.run, id))}>both beside each other</a>.{" "}
    </>
  );
}

function Differences({ differences }: { differences: Difference[] }) {
  if (differences.length === 0) return <p>Nothing but the numbers changed.</p>;
  const rows = differences.map(({ what, before, now }) => [what, now, before]);
  return <Table head={["changed", "in this run", "in the one before"]} rows={rows} />;
}
