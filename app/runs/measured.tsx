import type { Baseline } from "../../content/findings/baseline/baseline.ts";
import { sweepsOf } from "../../content/findings/bursts/sweeps.ts";
import { sayEndpoint } from "../../content/findings/labels.ts";
import type { Run } from "../../content/run/run.ts";
import { Laws } from "../article/elements/tables/laws.tsx";
import { Reproduction } from "../article/elements/tables/reproduction.tsx";
import { Figure, NoFigure } from "../figures/frame/figure.tsx";
import { anchorOfEndpoint, endpointsOf, figuresOfRun } from "../figures/run-figures.ts";
import { sweepDataset } from "../figures/sweep/sweep-table.ts";
import { DataTable } from "../tables/data-table.tsx";

/** Everything that can be drawn of a run, the laws fitted to it, and the original notebook beside it. */
export function AllFigures({ run, baseline }: { run: Run; baseline: Baseline | null }) {
  return (
    <>
      {figuresOfRun(run, baseline).map(({ id, title, content }, index) =>
        content ? (
          <Figure key={id} file={{ run: run.id, figure: id }} id={id} number={index + 1} content={content} />
        ) : (
          <NoFigure key={id} id={id} number={index + 1} title={title} />
        ),
      )}
      <h2>Laws</h2>
      <Laws run={run} />
      <h2>The original notebook's numbers beside these</h2>
      <Reproduction run={run} baseline={baseline} />
    </>
  );
}

/**
 * The numbers of every sweep, in tables. Fitting and drawing all of them takes a build ten times as long as this, for
 * every run that was ever stored; so only runs that an article is about have their figures drawn.
 */
export function AllNumbers({ run }: { run: Run }) {
  return (
    <>
      <p>
        No article is about this run, so this page has tables only. With <code>run: {`{ pinned: "${run.id}" }`}</code>{" "}
        in its <code>article.ts</code>, an article is about it, with every figure.
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
