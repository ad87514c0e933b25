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

/** The numbers of a figure of sweeps, level by level. */
export function SweepTable({ sweeps }: { sweeps: Pick<DrawnSweep, "series">[] }) {
  const rows = sweeps.flatMap(({ series }) =>
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
    ]),
  );
  return <Table head={HEAD} rows={rows} />;
}

/** Far from the others, and counted all the same. */
function marked(seconds: number, outliers: number[]): string {
  return outliers.includes(seconds) ? `${exact(seconds)} (far off)` : exact(seconds);
}
