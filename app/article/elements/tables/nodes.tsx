import { sayNode } from "../../../../content/findings/labels.ts";
import { nodesOf } from "../../../../content/findings/machines/nodes.ts";
import { sayEachTarget, sayTargetLimits } from "../../../../content/findings/say-limits.ts";
import { shareCores } from "../../../../content/findings/say-machines.ts";
import type { Run } from "../../../../content/run/run.ts";
import { labelOf } from "../../../../content/run/target-label.ts";
import { LeanTable } from "../../../tables/data-table.tsx";

/** The nodes of a run that measured on several at once: what each had to do, and what it has to do with the times. */
export function Nodes({ run }: { run: Run }) {
  const nodes = nodesOf(run);
  if (nodes.length === 0) return null;
  const works = [...new Set(nodes.flatMap(({ effects }) => effects.map(({ work }) => work)))];
  const beyond = nodes.flatMap(({ node, effects }) =>
    effects
      .filter(({ isBeyond }) => isBeyond)
      .map(({ work, said }) => `${sayNode(node)} takes ${said} times as long (${work})`),
  );
  const head = [
    "node",
    "cores",
    "limits on the targets there",
    ...works.map((work) => `times as long as the mean of all, ${work}`),
    "targets, repetition by repetition",
  ];
  const rows = nodes.map(({ node, targets, effects }) => [
    sayNode(node),
    run.environment.nodes?.[node]?.cores ?? "unknown",
    limitsOn(run, node) ?? "not recorded",
    ...works.map((work) => effects.find((one) => one.work === work)?.said ?? "not known"),
    targets.map((some, repetition) => (
      // Labels have commas of their own.
      <div key={`${repetition + 1}`}>
        {repetition + 1}: {some.map((target) => labelOf(run, target)).join("; ") || "none"}
      </div>
    )),
  ]);
  return (
    <>
      <LeanTable head={head} rows={rows} />
      <p>
        {shareCores(run.environment.nodes ?? []) &&
          "Nodes of this run share the cores of one machine: what was measured on two of them at the same time slowed each other down. "}
        {beyond.length > 0
          ? `The nodes differ: ${beyond.join("; ")}. `
          : "No node is shown to take longer or shorter than the others by more than a twentieth. "}
        What a node has to do with the times is taken out of every comparison of bursts, since targets changed nodes
        between repetitions; steady loads are compared only where both were on the same nodes equally often. Two that
        were measured on different nodes only are not compared.
      </p>
    </>
  );
}

/** What targets are allowed on a node; null where nothing is known of it. */
function limitsOn(run: Run, node: number): string | null {
  return sayEachTarget(run, ({ nodeLimits }) => {
    const limits = nodeLimits?.[node];
    return limits ? sayTargetLimits(limits) : null;
  });
}
