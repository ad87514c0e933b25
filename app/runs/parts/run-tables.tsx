import type { Baseline } from "../../../content/findings/baseline/baseline.ts";
import { sayEndpoint } from "../../../content/findings/labels.ts";
import { tasksOf } from "../../../content/findings/within-bursts/tasks.ts";
import type { Run } from "../../../content/run/run.ts";
import { Environment } from "../../article/elements/tables/environment.tsx";
import { Laws } from "../../article/elements/tables/laws.tsx";
import { Processes } from "../../article/elements/tables/processes.tsx";
import { Reproduction } from "../../article/elements/tables/reproduction.tsx";
import { MixedLoads, SteadyLoads } from "../../article/elements/tables/steady.tsx";
import { Tasks } from "../../article/elements/tables/tasks.tsx";
import { ProcessCounts, ProcessTrees } from "../../article/elements/tables/trees.tsx";
import { ColdAndWarm, Drift, SelfTest } from "../../article/elements/tables/trust.tsx";
import { endpointsOf } from "../../figures/run-figures.ts";
import { Asked } from "../asked.tsx";

/** Everything about a run that is no figure: what its sweeps follow, what is published beside it, and how it was made. */
export function RunTables({ run, baseline }: { run: Run; baseline: Baseline | null }) {
  const telling = endpointsOf(run).filter((endpoint) => tasksOf(run, endpoint).some(({ most }) => most !== null));
  return (
    <>
      {run.plan.sweeps.some(({ levels }) => levels.some((level) => level > 1)) && (
        <>
          <h2>Laws</h2>
          <Laws run={run} />
        </>
      )}
      <h2>The original notebook's numbers beside these</h2>
      <Reproduction run={run} baseline={baseline} />
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
    </>
  );
}
