import { ceilingsByUse, type UseCeiling } from "../../../content/findings/steady/series/ceilings-by-use.ts";
import { labelsOf, loadsOn } from "../../../content/findings/steady/series/load-series.ts";
import type { ConnectionUse } from "../../../content/run/parts/load-window.ts";
import type { Run } from "../../../content/run/run.ts";
import { placeOf } from "../../../content/run/target-label.ts";
import type { Dataset } from "../../tables/dataset.ts";
import { sayRate } from "../chart/log-axis.ts";
import type { AttributeValues } from "../frame/attributes.ts";
import { type FigureContent, figureOf, namable } from "../frame/figure-content.ts";
import type { RateRow } from "./rates-data.ts";
import { RATES } from "./rates-kind.ts";

const OF_ENDPOINTS = { title: "prose", endpoints: "endpoints", targets: "targets?" } as const;

const CAPTION =
  "The highest rate of each server with connections that are kept, above, and with a fresh one for each request, below. Points are single windows of a closed loop, and lines their medians.";

const NOTE =
  "The axis is logarithmic. Of the numbers of connections that were tried, the one with the highest rate is shown. A closed loop says nothing of latency";

const NOTE_OF_TAILS = "the table has the 99th percentile of open loops at one share of each highest rate";

/** How each use is drawn: where in its row, and in which shape. */
const SHAPES: Record<ConnectionUse, { lane: -1 | 1; sign: number }> = {
  kept: { lane: -1, sign: 0 },
  fresh: { lane: 1, sign: 1 },
};

interface Known extends Pick<RateRow, "id" | "label" | "place"> {
  endpoint: string;
  uses: UseCeiling[];
}

/** What kept connections are worth to each server; null where the run has no steady load on the endpoints. */
export function connectionsFigure(
  run: Run,
  { title, endpoints, targets }: AttributeValues<typeof OF_ENDPOINTS>,
): FigureContent | null {
  const loads = loadsOn(run, endpoints, targets);
  if (loads.length === 0) return null;
  const labels = labelsOf(run, loads);
  const known = loads.map(({ target, endpoint }, index) => ({
    ...{ id: `${target}-${endpoint}`, label: labels[index] ?? target, place: placeOf(run, target), endpoint },
    uses: ceilingsByUse(run, { target, endpoint }),
  }));
  const hasTails = known.some(({ uses }) => uses.some(({ shared }) => shared !== null));
  const note = `${hasTails ? `${NOTE}: ${NOTE_OF_TAILS}` : NOTE}.`;
  return figureOf(RATES, {
    ...{ title, data: known.map(rowOf), caption: CAPTION, note },
    dataset: connectionsDataset(known),
  });
}

/** The figure, under the name by which articles use it. */
export const connectionsFigures = { Connections: namable(OF_ENDPOINTS, connectionsFigure) };

function rowOf({ id, label, place, uses }: Known): RateRow {
  const found = uses.flatMap(({ use, ceiling }) => (ceiling ? [{ use, ceiling }] : []));
  return {
    ...{ id, label, place, bar: null, missing: "not measured" },
    points: found.flatMap(({ use, ceiling }) =>
      ceiling.windows.map((perSecond) => ({ perSecond, ...SHAPES[use], isHollow: false })),
    ),
    ticks: found.map(({ use, ceiling: { perSecond, connections, windows } }) => ({
      ...{ perSecond, lane: SHAPES[use].lane },
      title: `${use} connections, ${sayRate(perSecond)}`,
      lines: [`${connections} connections; windows: ${windows.map((one) => sayRate(one)).join(", ")}`],
    })),
  };
}

function connectionsDataset(known: readonly Known[]): Dataset {
  return {
    columns: [
      ...[{ name: "target" }, { name: "endpoint" }, { name: "connections are" }],
      { name: "highest rate", unit: "requests/s", decimals: 1 },
      { name: "with so many connections" },
      { name: "windows of it", unit: "requests/s", missing: "none" },
      { name: "99th percentile of an open loop", unit: "ms", decimals: 2, missing: "none" },
      { name: "at a share of the highest rate", missing: "none" },
    ],
    rows: known.flatMap(({ label, endpoint, uses }) =>
      uses.map(({ use, ceiling, shared }) => [
        ...[label, endpoint, use, ceiling?.perSecond ?? null, ceiling?.connections ?? null],
        ceiling?.windows.map((one) => one.toFixed(1)).join(" ") ?? null,
        ...[shared && shared.seconds !== null ? 1000 * shared.seconds : null, shared?.share ?? null],
      ]),
    ),
  };
}
