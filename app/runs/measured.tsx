import { sweepsOf } from "../../content/findings/bursts/sweeps.ts";
import { sayEndpoint } from "../../content/findings/labels.ts";
import type { Run } from "../../content/run/run.ts";
import { Laws } from "../article/elements/laws.tsx";
import { Reproduction } from "../article/elements/reproduction.tsx";
import { Figure, NoFigure } from "../figures/frame/figure.tsx";
import { anchorOfEndpoint, endpointsOf, figuresOfRun } from "../figures/run-figures.ts";
import { sweepDataset } from "../figures/sweep/sweep-table.ts";
import { DataTable } from "../tables/data-table.tsx";

/** Everything that can be drawn of a run, the laws fitted to it, and the document beside it. */
export function AllFigures({ run }: { run: Run }) {
  return (
    <>
      {figuresOfRun(run).map(({ id, title, content }, index) =>
        content ? (
          <Figure key={id} run={run.id} id={id} number={index + 1} content={content} />
        ) : (
          <NoFigure key={id} id={id} number={index + 1} title={title} />
        ),
      )}
      <h2>Laws</h2>
      <Laws run={run} />
      <h2>The document's numbers beside these</h2>
      <Reproduction run={run} />
    </>
  );
}

/**
 * The numbers of every sweep, in tables. Fitting and drawing all of them takes a build ten times as long as this, for
 * every run that was ever stored; so only the run that the article is about has its figures drawn.
 */
export function AllNumbers({ run }: { run: Run }) {
  return (
    <>
      <p>
        The article is about another run, so this page has tables only. With <code>run: {run.id}</code> between lines of{" "}
        <code>---</code> at the head of <code>content/articles/fastapi-flask/article.mdx</code> it is about this one,
        with every figure.
      </p>
      {endpointsOf(run).map((endpoint) => (
        <section key={endpoint} id={`total-${anchorOfEndpoint(endpoint)}`}>
          <h2>Bursts of requests: {sayEndpoint(run, endpoint)}</h2>
          <DataTable dataset={sweepDataset(sweepsOf(run, endpoint))} />
        </section>
      ))}
    </>
  );
}
