import type { Run } from "../../../run/run.ts";
import { decodeHistogram } from "../../../statistics/histogram.ts";
import { type SteadyId, validWindows, windowsOf } from "../windows.ts";

/**
 * The histograms of some loads as a histogram log, version 1.3 of HdrHistogram's own format: a line for each window that
 * counts, tagged with target, endpoint, use of connections, rate and repetition, with the histogram in its compressed V2
 * encoding. Durations are in microseconds; the column of the longest is in milliseconds.
 */
export function histogramLog(run: Run, ids: readonly SteadyId[]): string {
  const valid = validWindows(run);
  const lines = ids.flatMap((id) =>
    windowsOf(valid, id).flatMap(({ startedSeconds, repetition, window }) => {
      if (window.loop.kind !== "open" || window.latency === null) return [];
      const rate = Number(window.loop.ratePerSecond.toPrecision(4));
      const tag = [id.target, id.endpoint, id.use, `${rate}-per-second`, `repetition-${repetition + 1}`].join(":");
      const longest = decodeHistogram(window.latency).maxValue / 1e3;
      const numbers = [startedSeconds + window.warmUpSeconds, window.seconds, longest].map((one) => one.toFixed(3));
      return [`Tag=${tag.replace(/[,\s]/g, "-")},${numbers.join(",")},${window.latency}`];
    }),
  );
  const start = Date.parse(run.startedAt) / 1000;
  return `${[
    "#[Latencies since requests were due, in microseconds; only windows that count]",
    "#[Histogram log format version 1.3]",
    `#[StartTime: ${start.toFixed(3)} (seconds since epoch), ${run.startedAt}]`,
    '"StartTimestamp","Interval_Length","Interval_Max","Interval_Compressed_Histogram"',
    ...lines,
  ].join("\n")}\n`;
}
