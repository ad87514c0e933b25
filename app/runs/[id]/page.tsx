import type { Metadata } from "next";
import { sayEndpoint } from "../../../content/findings/labels.ts";
import { tasksOf } from "../../../content/findings/within-bursts/tasks.ts";
import { href } from "../../address/href.ts";
import { Environment } from "../../article/elements/tables/environment.tsx";
import { Processes } from "../../article/elements/tables/processes.tsx";
import { MixedLoads, SteadyLoads } from "../../article/elements/tables/steady.tsx";
import { Tasks } from "../../article/elements/tables/tasks.tsx";
import { ProcessCounts, ProcessTrees } from "../../article/elements/tables/trees.tsx";
import { ColdAndWarm, Drift, SelfTest } from "../../article/elements/tables/trust.tsx";
import { RunHead } from "../../article/page/head.tsx";
import { endpointsOf } from "../../figures/run-figures.ts";
import { listArticles } from "../../library/articles.ts";
import { baselineFor } from "../../library/baseline-for.ts";
import { metadataFor } from "../../library/metadata.ts";
import { readRun, runIds } from "../../library/runs.ts";
import { Asked } from "../asked.tsx";
import { AllFigures, AllNumbers } from "../measured.tsx";

interface Props {
  params: Promise<{ id: string }>;
}

/** A page for every stored run. */
export async function generateStaticParams() {
  return (await runIds()).map((id) => ({ id }));
}

/** What a run's page says about itself. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id } = await params;
  return metadataFor({ title: `Run ${id}`, description: `All figures and tables of run ${id}.`, path: `/runs/${id}/` });
}

/** One run: what was measured, its circumstances and its raw file, without the article's argument. */
export default async function Page({ params }: Props) {
  const run = await readRun((await params).id);
  const articles = await listArticles();
  const baseline = baselineFor(run.id, articles);
  const telling = endpointsOf(run).filter((endpoint) => tasksOf(run, endpoint).some(({ most }) => most !== null));
  const isArticles = articles.some(({ runId }) => runId === run.id);
  return (
    <article>
      <h1>Run of {run.startedAt.slice(0, 16).replace("T", ", ")} UTC</h1>
      <RunHead run={run} rawHref={href(`/runs/${run.id}/run.json`)} />
      {isArticles ? <AllFigures run={run} baseline={baseline} /> : <AllNumbers run={run} />}
      {telling.length > 0 && <h2>Tasks on the event loop</h2>}
      {telling.map((endpoint) => (
        <section key={endpoint}>
          <h3>{sayEndpoint(run, endpoint)}</h3>
          <Tasks run={run} baseline={baseline} endpoint={endpoint} />
        </section>
      ))}
      {run.plan.steady && (
        <>
          <h2>Steady load</h2>
          <SteadyLoads run={run} />
          <MixedLoads run={run} />
        </>
      )}
      <h2>What was asked</h2>
      <Asked run={run} />
      <h2>Processes</h2>
      <ProcessCounts run={run} baseline={baseline} />
      <ProcessTrees run={run} of="targets" />
      <ProcessTrees run={run} of="models" />
      <h3>At rest, as each target says itself</h3>
      <Processes run={run} baseline={baseline} />
      <h2>Trust</h2>
      <SelfTest run={run} />
      <Drift run={run} />
      <ColdAndWarm run={run} />
      <h2>Environment</h2>
      <Environment run={run} />
    </article>
  );
}
