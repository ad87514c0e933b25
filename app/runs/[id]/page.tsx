import type { Metadata } from "next";
import { href } from "../../address/href.ts";
import { Environment } from "../../article/elements/environment.tsx";
import { RunHead } from "../../article/elements/head.tsx";
import { Processes } from "../../article/elements/processes.tsx";
import { Tasks } from "../../article/elements/tasks.tsx";
import { ProcessCounts, ProcessTrees } from "../../article/elements/trees.tsx";
import { ColdAndWarm, Drift, SelfTest } from "../../article/elements/trust.tsx";
import { listArticles } from "../../library/articles.ts";
import { metadataFor } from "../../library/metadata.ts";
import { readRun, runIds } from "../../library/runs.ts";
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
  const isArticles = (await listArticles()).some(({ runId }) => runId === run.id);
  return (
    <article>
      <h1>Run of {run.startedAt.slice(0, 16).replace("T", ", ")} UTC</h1>
      <RunHead run={run} rawHref={href(`/runs/${run.id}/run.json`)} />
      {isArticles ? <AllFigures run={run} /> : <AllNumbers run={run} />}
      {run.plan.sweeps.some(({ endpoint }) => endpoint === "badasync-cpubound") && (
        <>
          <h2>Tasks on the event loop</h2>
          <Tasks run={run} endpoint="badasync-cpubound" />
        </>
      )}
      <h2>Processes</h2>
      <ProcessCounts run={run} />
      <ProcessTrees run={run} of="targets" />
      <ProcessTrees run={run} of="models" />
      <h3>At rest, as each target says itself</h3>
      <Processes run={run} />
      <h2>Trust</h2>
      <SelfTest run={run} />
      <Drift run={run} />
      <ColdAndWarm run={run} />
      <h2>Environment</h2>
      <Environment run={run} />
    </article>
  );
}
