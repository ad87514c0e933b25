import { Fragment } from "react";
import { sayEndpoint } from "../../content/findings/labels.ts";
import { sweepsOf } from "../../content/findings/sweeps.ts";
import type { Run } from "../../content/run/run.ts";
import { CalibrationFigure } from "../figures/of-run/calibration.tsx";
import { SweepFigure } from "../figures/of-run/sweep.tsx";
import { SweepTable } from "../figures/of-run/sweep-table.tsx";
import { WaterfallFigure } from "../figures/of-run/waterfall.tsx";
import { Laws } from "../prose/laws.tsx";

/** Everything that can be drawn of a run, and the laws fitted to it. */
export function AllFigures({ run }: { run: Run }) {
  return (
    <>
      <CalibrationFigure run={run} id="calibration" number={1} />
      {endpointsOf(run).map((endpoint, index) => (
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
      <h2>Laws</h2>
      <Laws run={run} />
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
        <code>---</code> at the head of <code>content/article.mdx</code> it is about this one, with every figure.
      </p>
      {endpointsOf(run).map((endpoint) => (
        <section key={endpoint} id={`total-${anchor(endpoint)}`}>
          <h2>Bursts of requests: {sayEndpoint(endpoint)}</h2>
          <SweepTable sweeps={sweepsOf(run, endpoint).map((series) => ({ series }))} />
        </section>
      ))}
    </>
  );
}

function endpointsOf(run: Run): string[] {
  return [...new Set(run.plan.sweeps.map(({ endpoint }) => endpoint))];
}

/** An endpoint's name as part of an anchor. */
function anchor(endpoint: string): string {
  return endpoint.replace("?work=", "-");
}
