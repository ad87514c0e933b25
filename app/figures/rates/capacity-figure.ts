import { sayConfidence } from "../../../content/findings/claims/say-ratio.ts";
import { triedOf } from "../../../content/findings/steady/capacities.ts";
import { type KnownCapacity, knownCapacity } from "../../../content/findings/steady/known-capacity.ts";
import { labelsOf, loadsOn, usualUse } from "../../../content/findings/steady/series/load-series.ts";
import { ceilingIn } from "../../../content/findings/steady/steady-loads.ts";
import { confidenceOf } from "../../../content/run/looks.ts";
import type { Run } from "../../../content/run/run.ts";
import { placeOf } from "../../../content/run/target-label.ts";
import type { TrialsAt } from "../../../content/statistics/threshold/threshold.ts";
import type { Dataset } from "../../tables/dataset.ts";
import { sayMilliseconds, sayRate } from "../chart/log-axis.ts";
import type { AttributeValues } from "../frame/attributes.ts";
import { type FigureContent, figureOf, namable } from "../frame/figure-content.ts";
import type { RateRow } from "./rates-data.ts";
import { RATES } from "./rates-kind.ts";

/** Rates below so much of the lower end of the interval are in the table alone: they would take half of the axis. */
const NEAR = 0.5;

const OF_ENDPOINTS = { title: "prose", endpoints: "endpoints", targets: "targets?" } as const;

const CAPTION =
  "The capacity of each server as a line and its interval as a bar: the rate at which half of all windows have a 99th percentile below the declared bound. Points are the rates that were tried near it, hollow where at least half of their windows broke the bound, and the dashed line is the highest rate of a closed loop, whatever the latency.";

const noteOf = (run: Run) =>
  `The axis is logarithmic, and the interval is one of ${sayConfidence(confidenceOf(run))}. Where a bar reaches the left or the right end of the axis, no rate that was tried bounds the capacity there, and the line is its other end. A capacity beyond the dashed line may be one that a queue has no time to grow at in a short window, or of a server that a closed loop leaves idle between requests. No percentile comes from a closed loop.`;

/** What is known of one load's capacity. */
interface Known extends Pick<RateRow, "id" | "label" | "place"> {
  endpoint: string;
  capacity: KnownCapacity | null;
  /** In how many windows at each rate the bound was broken. */
  tried: TrialsAt[];
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
      ...{
        capacity: knownCapacity(run, id),
        tried: triedOf(run, id) ?? [],
        ceiling: ceilingIn(run, id)?.perSecond ?? null,
      },
    };
  });
  return figureOf(RATES, {
    ...{ title, data: known.map(rowOf), caption: CAPTION, note: noteOf(run) },
    dataset: capacityDataset(known),
  });
}

/** The figure, under the name by which articles use it. */
export const capacityFigures = { Capacities: namable(OF_ENDPOINTS, capacityFigure) };

function rowOf({ id, label, place, capacity, tried, ceiling }: Known): RateRow {
  return {
    ...{ id, label, place, missing: "not measured" },
    bar: capacity && { low: capacity.low, high: capacity.high },
    points: tried
      .filter(({ level }) => level >= NEAR * (capacity?.low ?? 0))
      .map(({ level, happened, trials }) => ({
        ...{ perSecond: level, sign: 0, lane: 0 as const, isHollow: 2 * happened >= trials },
      })),
    ticks: [
      ...(capacity ? [{ perSecond: capacity.perSecond, lane: 0 as const, ...wordsOf(capacity) }] : []),
      ...(ceiling === null
        ? []
        : [{ ...{ perSecond: ceiling, lane: 0 as const, isDashed: true }, ...wordsOfCeiling(ceiling) }]),
    ],
  };
}

function wordsOf({ perSecond, limit, low, high, boundSeconds }: KnownCapacity): { title: string; lines: string[] } {
  const within = `within ${sayMilliseconds(1000 * boundSeconds)}`;
  if (limit !== null || high === null)
    return { title: `${limit ?? "at least"} ${sayRate(perSecond)} ${within}`, lines: [] };
  return { title: `${sayRate(perSecond)} ${within}`, lines: [`interval: ${sayRate(low)} to ${sayRate(high)}`] };
}

function wordsOfCeiling(ceiling: number): { title: string; lines: string[] } {
  return { title: `${sayRate(ceiling)} in a closed loop`, lines: ["whatever the latency"] };
}

function capacityDataset(known: readonly Known[]): Dataset {
  return {
    columns: [
      ...[{ name: "target" }, { name: "endpoint" }],
      { name: "bound of the 99th percentile", unit: "ms", decimals: 0 },
      { name: "capacity", unit: "requests/s", decimals: 1 },
      { name: "its interval from", unit: "requests/s", decimals: 1, missing: "open" },
      { name: "its interval to", unit: "requests/s", decimals: 1, missing: "open" },
      { name: "highest rate", unit: "requests/s", decimals: 1 },
      { name: "tried, requests/s: windows below the bound of all", missing: "none" },
    ],
    rows: known.map(({ label, endpoint, capacity, tried, ceiling }) => [
      ...[label, endpoint, capacity && 1000 * capacity.boundSeconds],
      ...[capacity && sayPerSecond(capacity), capacity?.low || null, capacity?.high ?? null, ceiling],
      tried.map(({ level, happened, trials }) => `${level.toFixed(1)}: ${trials - happened}/${trials}`).join("; ") ||
        null,
    ]),
  };
}

function sayPerSecond({ perSecond, limit }: KnownCapacity): number | string {
  return limit === null ? perSecond : `${limit} ${perSecond.toFixed(1)}`;
}
