import { lawsOf, type SweepLaw } from "../../../content/findings/bursts/laws.ts";
import { sayEndpoint } from "../../../content/findings/labels.ts";
import type { Run } from "../../../content/run/run.ts";
import { Table } from "../../tables/data-table.tsx";

const HEAD = ["target", "endpoint", "law", "slots", "cores", "overhead, ms", "error", "runner-up"];

/** The law that each sweep follows, fitted to when its requests were answered. */
export function Laws({ run }: { run: Run }) {
  const all = [...new Set(run.plan.sweeps.map(({ endpoint }) => endpoint))];
  return <Table head={HEAD} rows={all.flatMap((endpoint) => lawsOf(run, endpoint)).map((law) => rowOf(run, law))} />;
}

function rowOf(run: Run, { label, endpoint, fit }: SweepLaw) {
  const named = [label, sayEndpoint(run, endpoint)];
  if (!fit) return [...named, ...Array<string>(HEAD.length - 2).fill("not measured")];
  const { law, slots, slotsAtLeast, cores, overheadSeconds, residual, runnerUp, indistinguishable } = fit;
  return [
    ...named,
    indistinguishable && runnerUp ? `${law}, or ${runnerUp.law}: these levels cannot tell` : law,
    slotsAtLeast ? `${slots} or more` : slots,
    cores?.toFixed(2) ?? "not short",
    (overheadSeconds * 1000).toFixed(2),
    percent(residual),
    runnerUp ? `${runnerUp.law}, ${percent(runnerUp.residual)}` : "none",
  ];
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)}%`;
}
