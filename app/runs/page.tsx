import type { Metadata } from "next";
import { type Change, changesBetween } from "../../content/findings/changes.ts";
import { href } from "../address/href.ts";
import { articleRunId, type ListedRun, listRuns } from "../library/library.ts";
import { metadataFor } from "../library/metadata.ts";
import { Table } from "../tables/data-table.tsx";

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
  const [runs, about] = await Promise.all([listRuns(), articleRunId()]);
  return (
    <article>
      <h1>Published runs</h1>
      <p>
        Every run that is stored, the newest first, and what was different from the one before it. The article is about{" "}
        {about.isPinned ? "one that it names" : "the newest"}: <a href={href(`/runs/${about.id}/`)}>{about.id}</a>.
      </p>
      {runs.map((run, place) => (
        <Entry key={run.id} run={run} before={runs[place + 1]} />
      ))}
    </article>
  );
}

function Entry({ run, before }: { run: ListedRun; before: ListedRun | undefined }) {
  const { environment: at, plan, startedAt, status } = run;
  return (
    <section className="entry">
      <h2>
        <a href={href(`/runs/${run.id}/`)}>
          <time dateTime={startedAt}>{startedAt.slice(0, 16).replace("T", " ")} UTC</time>
        </a>
      </h2>
      <p className="source">
        {plan.name === "full" ? "Full" : "Quick"} plan, {status}, through{" "}
        {at.backend === "compose" ? "Compose" : "local processes"}, on {at.processor}, {at.cores} cores, revision{" "}
        {at.revision ? <code>{at.revision.commit.slice(0, 12)}</code> : "unknown"}.{" "}
        <a href={href(`/runs/${run.id}/run.json`)}>Run file</a>
      </p>
      {before ? <Changes changes={changesBetween(before, run)} /> : <p>The first run that is stored.</p>}
    </section>
  );
}

function Changes({ changes }: { changes: Change[] }) {
  if (changes.length === 0) return <p>Nothing but the numbers changed.</p>;
  const rows = changes.map(({ what, before, now }) => [what, now, before]);
  return <Table head={["what changed", "in this run", "in the one before"]} rows={rows} />;
}
