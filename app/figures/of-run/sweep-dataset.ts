import type { Column, Dataset } from "../dataset.ts";
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
  { name: "far off, but counted", unit: "s", missing: "none" },
  { name: "not counted", missing: "none" },
  { name: "law", missing: "none found" },
];

/** The numbers of a figure of sweeps, level by level. */
export function sweepDataset(sweeps: DrawnSweep[]): Dataset {
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
      listed(at.outlierSeconds),
      at.distrusted.join("; ") || null,
      law?.fit?.law ?? null,
    ]),
  );
  return { columns: COLUMNS, rows };
}

function listed(seconds: number[]): string | null {
  return seconds.map((one) => one.toFixed(3)).join(" ") || null;
}
