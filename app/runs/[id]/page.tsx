import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Fragment } from "react";
import { CalibrationFigure } from "../../figures/of-run/calibration.tsx";
import { SweepFigure } from "../../figures/of-run/sweep.tsx";
import { WaterfallFigure } from "../../figures/of-run/waterfall.tsx";
import { href } from "../../href.ts";
import { readRuns } from "../../library.ts";
import { Environment } from "../../prose/environment.tsx";
import { RunHead } from "../../prose/head.tsx";
import { Laws } from "../../prose/laws.tsx";
import { Processes } from "../../prose/processes.tsx";
import { Tasks } from "../../prose/tasks.tsx";
import { ProcessCounts, ProcessTrees } from "../../prose/trees.tsx";
import { ColdAndWarm, Drift, SelfTest } from "../../prose/trust.tsx";
import { metadataFor } from "../../site.ts";

interface Props {
  params: Promise<{ id: string }>;
}

/** A page for every stored run. */
export async function generateStaticParams() {
  return (await readRuns()).map(({ id }) => ({ id }));
}

/** What a run's page says about itself. */
export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { id } = await params;
  return metadataFor({ title: `Run ${id}`, description: `All figures and tables of run ${id}.`, path: `/runs/${id}/` });
}

/** One run: its figures, tables and raw file, without the article's argument. */
export default async function Page({ params }: Props) {
  const { id } = await params;
  const run = (await readRuns()).find((one) => one.id === id);
  if (!run) notFound();
  const endpoints = [...new Set(run.plan.sweeps.map(({ endpoint }) => endpoint))];
  return (
    <article>
      <h1>Run of {run.startedAt.slice(0, 16).replace("T", ", ")} UTC</h1>
      <RunHead run={run} rawHref={href(`/runs/${run.id}/run.json`)} />
      <CalibrationFigure run={run} id="calibration" number={1} />
      {endpoints.map((endpoint, index) => (
        <Fragment key={endpoint}>
          <SweepFigure
            run={run}
            id={`total-${anchor(endpoint)}`}
            number={2 + 2 * index}
            endpoint={endpoint}
            title={`Total time of a burst on ${endpoint}`}
          />
          <WaterfallFigure
            run={run}
            id={`requests-${anchor(endpoint)}`}
            number={3 + 2 * index}
            endpoint={endpoint}
            title={`One burst on ${endpoint}, request by request`}
          />
        </Fragment>
      ))}
      {run.plan.sweeps.some(({ endpoint }) => endpoint === "badasync-cpubound") && (
        <>
          <h2>Tasks on the event loop</h2>
          <Tasks run={run} endpoint="badasync-cpubound" />
        </>
      )}
      <h2>Laws</h2>
      <Laws run={run} />
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

/** An endpoint's name as part of an anchor. */
function anchor(endpoint: string): string {
  return endpoint.replace("?work=", "-");
}
