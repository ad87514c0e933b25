import { publishedTimes } from "../../../content/findings/reference/scaled.ts";
import { aloneSeconds, type SweepLevel, type SweepSeries } from "../../../content/findings/sweeps.ts";
import { Table } from "../table.tsx";
import { exact } from "./say.ts";
import type { DrawnSweep } from "./sweep-lines.ts";

const HEAD = [
  "target",
  "n",
  "bursts counted",
  "median, s",
  "95% interval, s",
  "requests/s",
  "processes",
  "all, s",
  "not counted",
];

/** What a table has more where the same sweeps were published. */
const BESIDE = ["in units of one request alone", "published, in units of one request alone"];

/** The numbers of a figure of sweeps, level by level, beside those of the document where `published` says so. */
export function SweepTable({ sweeps, published = false }: { sweeps: DrawnSweep[]; published?: boolean }) {
  const rows = sweeps.flatMap(({ series, law }) =>
    series.levels.map((at) => [
      series.label,
      at.level,
      at.seconds.length,
      exact(at.medianSeconds),
      at.interval ? `${exact(at.interval.low)} to ${exact(at.interval.high)}` : "fewer than 6 bursts",
      at.requestsPerSecond?.toPrecision(3) ?? "not measured",
      at.processes ?? "not visible",
      at.seconds.map((seconds) => marked(seconds, at.outlierSeconds)).join(", ") || "none",
      at.distrusted.join("; ") || "none",
      ...(published ? beside(series, at, law?.endpoint ?? "") : []),
    ]),
  );
  return <Table head={published ? [...HEAD, ...BESIDE] : HEAD} rows={rows} />;
}

/** Far from the others, and counted all the same. */
function marked(seconds: number, outliers: number[]): string {
  return outliers.includes(seconds) ? `${exact(seconds)} (far off)` : exact(seconds);
}

/** A level's median and the published total, each in units of its own single request. */
function beside(series: SweepSeries, { level, medianSeconds }: SweepLevel, endpoint: string): string[] {
  const alone = aloneSeconds(series);
  const own = medianSeconds !== null && alone !== null ? (medianSeconds / alone).toFixed(2) : "not measured";
  return [own, publishedTimes(endpoint, series.target, level)?.toFixed(2) ?? "none"];
}
