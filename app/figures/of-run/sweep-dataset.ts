import { publishedTimes } from "../../../content/findings/baseline/scaled.ts";
import { aloneSeconds, type SweepLevel, type SweepSeries } from "../../../content/findings/bursts/sweeps.ts";
import { FEWEST_FOR_OUTLIERS } from "../../../content/statistics/outliers.ts";
import type { Cell, Column, Dataset } from "../../tables/dataset.ts";
import type { DrawnSweep } from "./sweep-lines.ts";

const COLUMNS: Column[] = [
  { name: "target" },
  { name: "endpoint" },
  { name: "n" },
  { name: "bursts counted" },
  { name: "median", unit: "s", decimals: 3 },
  { name: "95% interval from", unit: "s", decimals: 3, missing: "fewer than 6 bursts" },
  { name: "to", unit: "s", decimals: 3, missing: "" },
  { name: "requests/s", decimals: 3 },
  { name: "processes", missing: "not visible" },
  { name: "each burst", unit: "s", missing: "none" },
  { name: "far off, but counted", unit: "s", missing: `fewer than ${FEWEST_FOR_OUTLIERS} bursts` },
  { name: "not counted", missing: "none" },
];

/** What it has more where laws were fitted to the sweeps. */
const FITTED: Column[] = [{ name: "law", missing: "none found" }];

/** What a table has more where the same sweeps were published. */
const BESIDE: Column[] = [
  { name: "in units of one request alone", decimals: 2 },
  { name: "published, in units of one request alone", decimals: 2, missing: "none" },
];

/** The numbers of a figure of sweeps, level by level, beside those of the document where it has some of them. */
export function sweepDataset(sweeps: (Pick<DrawnSweep, "series" | "endpoint"> & Partial<DrawnSweep>)[]): Dataset {
  const isPublished = sweeps.some(({ line }) => line && line.published.length > 0);
  const isFitted = sweeps.some(({ law }) => law);
  const rows = sweeps.flatMap(({ series, endpoint, law }) =>
    series.levels.map((at) => [
      series.label,
      endpoint,
      at.level,
      at.seconds.length,
      at.medianSeconds,
      at.interval?.low ?? null,
      at.interval?.high ?? null,
      at.requestsPerSecond,
      at.processes,
      listed(at.seconds),
      at.outlierSeconds && (listed(at.outlierSeconds) ?? "none"),
      at.distrusted.join("; ") || null,
      ...(isFitted ? [law?.fit?.law ?? null] : []),
      ...(isPublished ? beside(series, at, endpoint) : []),
    ]),
  );
  return { columns: [...COLUMNS, ...(isFitted ? FITTED : []), ...(isPublished ? BESIDE : [])], rows };
}

/** A level's median and the published total, each in units of its own single request. */
function beside(series: SweepSeries, { level, medianSeconds }: SweepLevel, endpoint: string): Cell[] {
  const alone = aloneSeconds(series);
  const own = medianSeconds !== null && alone !== null ? medianSeconds / alone : null;
  return [own, publishedTimes(endpoint, series.target, level)];
}

function listed(seconds: number[]): string | null {
  return seconds.map((one) => one.toFixed(3)).join(" ") || null;
}
