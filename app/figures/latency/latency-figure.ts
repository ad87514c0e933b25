import { type LoadSeries, loadSeries } from "../../../content/findings/steady/series/load-series.ts";
import type { Run } from "../../../content/run/run.ts";
import type { Column, Dataset } from "../../tables/dataset.ts";
import type { AttributeValues } from "../frame/attributes.ts";
import { type FigureContent, type FigureKind, figureOf, namable } from "../frame/figure-content.ts";
import type { LinesView } from "../lines/lines-data.ts";
import { CHOICES, type LatencyData, latencyData, latencyOf, latencyTogether } from "./latency-data.ts";

/** See {@link FigureKind}. */
export const LATENCY: FigureKind<LatencyData, LinesView> = {
  name: "latency",
  drawing: async () => (await import("./latency-drawing.tsx")).latencyDrawing,
  Live: async () => (await import("./live-latency.tsx")).LiveLatency,
  together: latencyTogether,
};

const OF_ENDPOINTS = { title: "prose", endpoints: "endpoints", targets: "targets?" } as const;

const CAPTION =
  "Latency against the rate at which requests were sent, counted from the moment when each was due. Points are windows of some seconds, lines join their medians, and a cross near the axis is a rate at which no window counts or most have no such percentile.";

const NOTE =
  "Both axes are logarithmic. A request that was missed or had no right answer counts as longer than any other. Rates are shares of the highest that a closed loop reached, and those that were tried on the way to the capacity.";

/** How latency grows with the rate on some endpoints; null where the run has no steady load on them. */
export function latencyFigure(
  run: Run,
  { title, endpoints, targets }: AttributeValues<typeof OF_ENDPOINTS>,
): FigureContent | null {
  const series = loadSeries(run, endpoints, targets);
  if (series.length === 0) return null;
  return figureOf(LATENCY, {
    ...{ title, data: latencyData(series), caption: CAPTION, note: NOTE },
    dataset: latencyDataset(series),
  });
}

/** The figure, under the name by which articles use it. */
export const latencyFigures = { LatencyByRate: namable(OF_ENDPOINTS, latencyFigure) };

const COLUMNS: Column[] = [
  { name: "target" },
  { name: "endpoint" },
  { name: "requests/s", decimals: 1, missing: "none" },
  { name: "share of the highest rate", decimals: 2, missing: "on the way to the capacity" },
  { name: "windows counted" },
  ...CHOICES.map(({ label }) => ({ name: label, unit: "ms", decimals: 2, missing: "none" })),
  { name: "not counted", missing: "none" },
];

/** The numbers of some series, rate by rate; a series without any has one row that says so. */
function latencyDataset(series: readonly LoadSeries[]): Dataset {
  const rows = series.flatMap(({ label, endpoint, rates }) => {
    if (rates.length === 0) return [[label, endpoint, null, null, 0, null, null, null, null, "not measured"]];
    return rates.map((rate) => [
      ...[label, endpoint, rate.perSecond, rate.share, rate.windows.length],
      ...CHOICES.map(({ name }) => inMilliseconds(latencyOf(rate, name))),
      rate.invalidReasons.join("; ") || null,
    ]);
  });
  return { columns: COLUMNS, rows };
}

function inMilliseconds(seconds: number | null): number | null {
  return seconds === null ? null : Number((1000 * seconds).toFixed(3));
}
