import { sayConfidence, sayRatio } from "../../../../content/findings/claims/say-ratio.ts";
import { sayEndpoint } from "../../../../content/findings/labels.ts";
import { besideToAlone } from "../../../../content/findings/steady/comparisons.ts";
import { type MixedId, mixedWindows } from "../../../../content/findings/steady/mixed.ts";
import { usualUse } from "../../../../content/findings/steady/series/load-series.ts";
import { boundOf, ceilingIn } from "../../../../content/findings/steady/steady-loads.ts";
import { type SteadyId, validWindows, windowsOf } from "../../../../content/findings/steady/windows.ts";
import { capacity, lightTail, tail } from "../../../../content/findings/values/steady-values.ts";
import { sayValue } from "../../../../content/findings/values/value.ts";
import { confidenceOf } from "../../../../content/run/looks.ts";
import type { Steady } from "../../../../content/run/observations/steady.ts";
import type { Run } from "../../../../content/run/run.ts";
import { labelOf } from "../../../../content/run/target-label.ts";
import { LeanTable } from "../../../tables/data-table.tsx";
import { namable } from "../common/element.ts";

const NOT_MEASURED = "not measured";

/** The share of the highest rate at which the table has the tail: every plan measures it. */
const SHARE = 0.5;

const headOfLoads = (run: Run) => [
  "service",
  "endpoint",
  "highest rate, requests/s",
  "with so many connections",
  "99th percentile at half of it",
  "bound of the 99th percentile",
  `capacity, requests/s (${sayConfidence(confidenceOf(run))} interval)`,
  "windows counted",
  "without a right answer",
];

/** What each service takes under steady load: its highest rate, its tail at half of that, and its capacity. */
export function SteadyLoads({ run }: { run: Run }) {
  const { steady } = run.plan;
  if (!steady) return <p className="missing">This run has no steady load.</p>;
  if (steady.loads.length === 0) return <p className="missing">No endpoint of this run was under steady load alone.</p>;
  const use = usualUse(steady);
  return (
    <LeanTable
      head={headOfLoads(run)}
      rows={steady.loads.map(({ target, endpoint }) => rowOfLoad(run, { target, endpoint, use }))}
    />
  );
}

function rowOfLoad(run: Run, id: SteadyId) {
  const ceiling = ceilingIn(run, id);
  const boundSeconds = boundOf(run, id);
  const windows = windowsOf(run.observations, id);
  const valid = windowsOf(validWindows(run), id);
  return [
    labelOf(run, id.target),
    sayEndpoint(run, id.endpoint),
    ceiling ? digits(ceiling.perSecond) : NOT_MEASURED,
    ceiling?.connections ?? NOT_MEASURED,
    sayValue(tail(id, SHARE)(run)),
    boundSeconds === null ? "none" : `${digits(1000 * boundSeconds)} ms`,
    sayValue({ ...capacity(id)(run), unit: "" }),
    `${valid.length} of ${windows.length}`,
    sayUnanswered(valid),
  ];
}

/** Which share of the requests had no right answer over all windows of open loops, and the kinds of errors. */
function sayUnanswered(windows: readonly Steady[]): string {
  const open = windows.map(({ window }) => window).filter(({ loop }) => loop.kind === "open");
  const sum = (of: (window: Steady["window"]) => number) => open.reduce((all, one) => all + of(one), 0);
  const [offered, answered] = [sum((one) => one.offered), sum((one) => one.answered)];
  if (offered === 0) return NOT_MEASURED;
  const kinds = new Set(open.flatMap(({ errors }) => Object.keys(errors)));
  const missed = sum((one) => one.missed.late + one.missed.full);
  const why = [...kinds, ...(missed > 0 ? ["never sent"] : [])].join(", ");
  return answered === offered ? "none" : `${sayShare(1 - answered / offered)}${why ? ` (${why})` : ""}`;
}

/** A share of the requests, of which even one in millions is not nothing. */
function sayShare(share: number): string {
  return share < 0.001 ? "below 0.1%" : `${digits(100 * share)}%`;
}

const headOfMixed = (run: Run) => [
  ...["service", "light requests", "beside", "99th percentile alone", "beside the others"],
  `times as long (${sayConfidence(confidenceOf(run))} interval)`,
  "windows counted",
];

/** What a light load suffers beside requests that keep its server busy. */
export function MixedLoads({ run }: { run: Run }) {
  const mixed = run.plan.steady?.mixed ?? [];
  if (mixed.length === 0) return <p className="missing">This run has no mixed traffic.</p>;
  return (
    <LeanTable
      head={headOfMixed(run)}
      rows={mixed.map(({ target, light, blocking }) =>
        rowOfMixed(run, { target, light: light.endpoint, blocking: blocking.endpoint }),
      )}
    />
  );
}

function rowOfMixed(run: Run, id: MixedId) {
  const { alone, beside } = mixedWindows(run, id);
  const ratio = besideToAlone(run, id, confidenceOf(run));
  return [
    labelOf(run, id.target),
    sayEndpoint(run, id.light),
    sayEndpoint(run, id.blocking),
    sayValue(lightTail(id, "alone")(run)),
    sayValue(lightTail(id, "beside")(run)),
    ratio ? sayRatio(ratio) : NOT_MEASURED,
    alone.length + beside.length,
  ];
}

function digits(number: number): string {
  return number >= 1000 ? number.toFixed(0) : String(Number(number.toPrecision(3)));
}

/** {@link SteadyLoads} where the text names them. */
export const steadyLoads = namable({}, (_, { article: { run } }) => <SteadyLoads run={run} />);

/** {@link MixedLoads} where the text names them. */
export const mixedLoads = namable({}, (_, { article: { run } }) => <MixedLoads run={run} />);
