import { soloSeconds } from "../../../content/findings/bursts/solo-seconds.ts";
import type { SweepLevel, SweepSeries } from "../../../content/findings/bursts/sweeps.ts";
import type { Cell, Column, Dataset } from "../../tables/dataset.ts";
import type { SweepLine } from "./sweep-lines.ts";

const COLUMNS: Column[] = [
  { name: "target" },
  { name: "endpoint" },
  { name: "requests, n" },
  { name: "bursts counted" },
  { name: "median", unit: "s", decimals: 3 },
  { name: "95% interval from", quantity: "95% interval", unit: "s", decimals: 3, missing: "fewer than 6 bursts" },
  { name: "95% interval to", unit: "s", decimals: 3, missing: "" },
  { name: "requests/s", decimals: 3 },
  { name: "processes", missing: "not visible" },
  { name: "each burst", unit: "s", missing: "none" },
  { name: "outliers", unit: "s", missing: "too few" },
  { name: "not counted", missing: "none" },
];

/** The column that is added where the laws of the sweeps are known. */
const FITTED: Column[] = [{ name: "law", missing: "not measured" }];

/** The columns that are added where the same sweeps were published. */
const PUBLISHED: Column[] = [
  { name: "in units of one request", decimals: 2 },
  { name: "published, in units of one request", decimals: 2, missing: "none" },
];

/** The numbers of some sweeps, level by level; with those that were published, and the laws, where there are any. */
export function sweepDataset(sweeps: (SweepSeries & Partial<SweepLine>)[]): Dataset {
  const isPublished = sweeps.some(({ published = [] }) => published.length > 0);
  const isFitted = sweeps.some(({ law }) => law !== undefined);
  const rows = sweeps.flatMap((sweep) =>
    sweep.levels.map((at) => [
      ...rowOf(sweep, at),
      ...(isFitted ? [sweep.law ?? null] : []),
      ...(isPublished ? inUnitsOfOne(sweep, at) : []),
    ]),
  );
  return { columns: [...COLUMNS, ...(isFitted ? FITTED : []), ...(isPublished ? PUBLISHED : [])], rows };
}

function rowOf({ label, endpoint }: SweepSeries, at: SweepLevel): Cell[] {
  return [
    label,
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
    at.invalidReasons.join("; ") || null,
  ];
}

/** A level's median and the published total, each in units of its own single request. */
function inUnitsOfOne(sweep: SweepSeries & Partial<SweepLine>, { level, medianSeconds }: SweepLevel): Cell[] {
  const alone = soloSeconds(sweep);
  const own = medianSeconds !== null && alone !== null ? medianSeconds / alone : null;
  const published = sweep.published?.find((one) => one.level === level);
  return [own, published && alone ? published.seconds / alone : null];
}

function listed(seconds: number[]): string | null {
  return seconds.map((one) => one.toFixed(3)).join(" ") || null;
}
