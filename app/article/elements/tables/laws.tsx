import { shownOn } from "../../../../content/findings/bursts/bursts.ts";
import { sayEndpoint } from "../../../../content/findings/labels.ts";
import { lawsOf, type SweepLaw } from "../../../../content/findings/laws/laws.ts";
import type { ObservedLaw } from "../../../../content/findings/laws/observed-laws.ts";
import type { Run } from "../../../../content/run/run.ts";
import { LeanTable } from "../../../tables/data-table.tsx";
import { namable } from "../common/element.ts";

const HEAD = [
  "target",
  "endpoint",
  "law",
  "at once",
  "service, times alone",
  "cores",
  "hand-over, ms",
  "shared overhead, ms",
  "error",
];

/**
 * The law that each sweep was observed to follow, and the server of that law that explains its answers best. Controls are
 * left out: they are compared at some levels, too few to tell a law.
 */
export function Laws({ run }: { run: Run }) {
  const all = [...new Set(run.plan.sweeps.map(({ endpoint }) => endpoint))];
  const laws = all.flatMap((endpoint) =>
    lawsOf(run, endpoint).filter(({ target }) => shownOn(run, endpoint).includes(target)),
  );
  return <LeanTable head={HEAD} rows={laws.map((law) => rowOf(run, law))} />;
}

function rowOf(run: Run, { label, endpoint, observed, fit }: SweepLaw) {
  const named = [label, sayEndpoint(run, endpoint)];
  if (!observed || !fit) return [...named, ...Array<string>(HEAD.length - named.length).fill("not measured")];
  const { law, isWeaker, stretch } = observed;
  return [
    ...named,
    `${law ?? "undecided"}${isWeaker ? ", from answers alone" : ""}`,
    sayAtOnce(observed, fit.slotsAtLeast),
    stretch ? `${stretch.ratio.toFixed(2)} (${stretch.low.toFixed(2)} to ${stretch.high.toFixed(2)})` : "not known",
    fit.cores?.toFixed(2) ?? "enough",
    milliseconds(fit.overheadSeconds),
    milliseconds(fit.sharedSeconds),
    `${(fit.residual * 100).toFixed(1)}%`,
  ];
}

/** As many at once as the largest burst has are no limit that was seen. */
function sayAtOnce({ concurrency }: ObservedLaw, isAll: boolean): string {
  if (concurrency === null) return "no limit seen";
  return isAll ? `all ${concurrency}` : String(concurrency);
}

function milliseconds(seconds: number): string {
  return (seconds * 1000).toFixed(2);
}

/** {@link Laws} where the text names it. */
export const laws = namable({}, (_, { article: { run } }) => <Laws run={run} />);
