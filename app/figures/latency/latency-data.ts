import type { LoadSeries, Percentile, RateLevel } from "../../../content/findings/steady/series/load-series.ts";
import { median } from "../../../content/statistics/quantile.ts";
import type { Both } from "../frame/figure-content.ts";
import type { ChartPoint, Choice, LinesData } from "../lines/lines-data.ts";
import { linesTogether } from "../lines/lines-together.ts";

/** What a figure of latencies against rates shows. */
export interface LatencyData extends LinesData {
  /** The highest rate of each line, by its id; null where none was found. */
  ceilings: Record<string, number | null>;
  /** The declared bounds of the 99th percentile, each once, in milliseconds. */
  bounds: number[];
}

/** The percentiles that a reader can choose from, by the names that addresses have for them. */
export const CHOICES: (Choice & { name: Percentile })[] = [
  { name: "p50", label: "median" },
  { name: "p90", label: "90th percentile" },
  { name: "p99", label: "99th percentile" },
  { name: "p999", label: "99.9th percentile" },
];

/** What is drawn of some series. */
export function latencyData(series: readonly LoadSeries[]): LatencyData {
  const lines = series.map((one, sign) => ({
    ...{ id: idOf(one), label: one.label, place: one.place, sign },
    points: Object.fromEntries(CHOICES.map(({ name }) => [name, one.rates.map((rate) => pointOf(rate, name))])),
  }));
  return {
    ...{ lines, choices: CHOICES, first: "p99" satisfies Percentile },
    ceilings: Object.fromEntries(series.map((one) => [idOf(one), one.ceilingPerSecond])),
    bounds: [...new Set(series.flatMap(({ boundSeconds }) => (boundSeconds === null ? [] : [1000 * boundSeconds])))],
  };
}

/** What is drawn of the same series in two runs, each with its own highest rates; null where they have none in common. */
export function latencyTogether({ theirs, yours }: Both<LatencyData>): LatencyData | null {
  const together = linesTogether({ theirs, yours });
  if (!together) return null;
  const before = Object.entries(theirs.ceilings)
    .filter(([id]) => id in yours.ceilings)
    .map(([id, ceiling]) => [`theirs-${id}`, ceiling]);
  return {
    ...together,
    ceilings: { ...Object.fromEntries(before), ...yours.ceilings },
    bounds: [...new Set([...yours.bounds, ...theirs.bounds])],
  };
}

/** The latency at one rate in seconds: the median of its windows; null where most have none, or none counts. */
export function latencyOf({ windows }: Pick<RateLevel, "windows">, percentile: Percentile): number | null {
  const known = windows.flatMap((window) => window[percentile] ?? []);
  return 2 * known.length > windows.length ? median(known) : null;
}

function pointOf(rate: RateLevel, percentile: Percentile): ChartPoint {
  const seconds = latencyOf(rate, percentile);
  const samples = rate.windows.flatMap((window) => window[percentile] ?? []);
  return {
    x: rate.perSecond,
    y: seconds === null ? null : milliseconds(seconds),
    samples: samples.map(milliseconds),
  };
}

function idOf({ target, endpoint }: Pick<LoadSeries, "target" | "endpoint">): string {
  return `${target}-${endpoint}`;
}

/** To the microsecond, which histograms have. */
function milliseconds(seconds: number): number {
  return Number((1000 * seconds).toFixed(3));
}
