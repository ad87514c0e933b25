import { labelsOf, loadsOn, usualUse } from "../../../content/findings/steady/series/load-series.ts";
import { type Capacity, capacityIn, ceilingIn } from "../../../content/findings/steady/steady-loads.ts";
import type { Run } from "../../../content/run/run.ts";
import { placeOf } from "../../../content/run/target-label.ts";
import type { Dataset } from "../../tables/dataset.ts";
import { sayMilliseconds, sayRate } from "../chart/log-axis.ts";
import type { AttributeValues } from "../frame/attributes.ts";
import { type FigureContent, figureOf, namable } from "../frame/figure-content.ts";
import type { RateRow } from "./rates-data.ts";
import { RATES } from "./rates-kind.ts";

const OF_ENDPOINTS = { title: "prose", endpoints: "endpoints", targets: "targets?" } as const;

const CAPTION =
  "The rates between which the capacity of each server lies: up to the left end of its bar, the 99th percentile stayed below the declared bound. Points are the rates that were tried, hollow where most windows broke the bound, and the vertical line is the highest rate of a closed loop, whatever the latency.";

const NOTE =
  "The axis is logarithmic. Where a bar begins at the left end of the axis, no rate that was tried kept the bound; where it ends at the right end, all of them did. No percentile comes from a closed loop.";

/** What is known of one load's capacity. */
interface Known extends Pick<RateRow, "id" | "label" | "place"> {
  endpoint: string;
  capacity: Capacity | null;
  ceiling: number | null;
}

/** The capacities of some endpoints at their declared bounds; null where the run looked for none. */
export function capacityFigure(
  run: Run,
  { title, endpoints, targets }: AttributeValues<typeof OF_ENDPOINTS>,
): FigureContent | null {
  const { steady } = run.plan;
  const loads = loadsOn(run, endpoints, targets).filter(({ p99Seconds }) => p99Seconds !== null);
  if (!steady || loads.length === 0) return null;
  const labels = labelsOf(run, loads);
  const known = loads.map(({ target, endpoint }, index) => {
    const id = { target, endpoint, use: usualUse(steady) };
    return {
      ...{ id: `${target}-${endpoint}`, label: labels[index] ?? target, place: placeOf(run, target), endpoint },
      ...{ capacity: capacityIn(run, id), ceiling: ceilingIn(run, id)?.perSecond ?? null },
    };
  });
  return figureOf(RATES, {
    ...{ title, data: known.map(rowOf), caption: CAPTION, note: NOTE },
    dataset: capacityDataset(known),
  });
}

/** The figure, under the name by which articles use it. */
export const capacityFigures = { Capacities: namable(OF_ENDPOINTS, capacityFigure) };

function rowOf({ id, label, place, capacity, ceiling }: Known): RateRow {
  return {
    ...{ id, label, place, missing: "not measured" },
    bar: capacity && { low: capacity.low, high: capacity.high, title: sayCapacity(capacity) },
    points: (capacity?.tried ?? []).map(({ perSecond, kept, windows }) => ({
      ...{ perSecond, sign: 0, lane: 0 as const, isHollow: 2 * kept <= windows },
    })),
    ticks: ceiling === null ? [] : [{ perSecond: ceiling, lane: 0, title: `at most ${sayRate(ceiling)}`, lines: [] }],
  };
}

function sayCapacity({ low, high, boundSeconds }: Capacity): string {
  const bound = `99th percentile below ${sayMilliseconds(1000 * boundSeconds)}`;
  if (high === null) return `at least ${sayRate(low)}, ${bound} at every rate that was tried`;
  return low === 0
    ? `${bound} at no rate, down to ${sayRate(high)}`
    : `${bound} up to ${sayRate(low)}, not at ${sayRate(high)}`;
}

function capacityDataset(known: readonly Known[]): Dataset {
  return {
    columns: [
      ...[{ name: "target" }, { name: "endpoint" }],
      { name: "bound of the 99th percentile", unit: "ms", decimals: 0 },
      { name: "capacity from", unit: "requests/s", decimals: 1 },
      { name: "capacity to", unit: "requests/s", decimals: 1 },
      { name: "highest rate", unit: "requests/s", decimals: 1 },
      { name: "tried, requests/s: windows below the bound of all", missing: "none" },
    ],
    rows: known.map(({ label, endpoint, capacity, ceiling }) => [
      ...[label, endpoint, capacity && 1000 * capacity.boundSeconds],
      ...[capacity?.low ?? null, capacity && (capacity.high ?? `at least ${capacity.low.toFixed(1)}`), ceiling],
      (capacity?.tried ?? []).map((one) => `${one.perSecond.toFixed(1)}: ${one.kept}/${one.windows}`).join("; ") ||
        null,
    ]),
  };
}
