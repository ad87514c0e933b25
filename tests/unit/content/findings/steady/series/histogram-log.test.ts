import { HistogramLogReader } from "hdr-histogram-js";
import { expect, it } from "vitest";
import { histogramLog } from "../../../../../../content/findings/steady/series/histogram-log.ts";
import { LOAD, steadyRun, wholeLoad } from "../steady-run.fixture.ts";

it("is a log that HdrHistogram's own reader reads, with a line for each window that counts", async () => {
  const run = await steadyRun(...wholeLoad());
  const reader = new HistogramLogReader(histogramLog(run, [LOAD]));
  const read = [];
  for (let next = reader.nextIntervalHistogram(); next; next = reader.nextIntervalHistogram()) read.push(next);
  expect(read.map(({ tag, totalCount }) => `${tag} ${totalCount}`)).toEqual(
    ["100", "180"].flatMap((rate) =>
      [1, 2, 3].map((one) => `fastapianalytics:sync-cpubound:kept:${rate}-per-second:repetition-${one} 1000`),
    ),
  );
  expect((read[0]?.getValueAtPercentile(99) ?? 0) / 1e6).toBeCloseTo(0.02, 4);
});

it("has no line of a closed loop, and none of a window that does not count", async () => {
  const closed = wholeLoad().filter(({ window }) => window.loop.kind === "closed");
  const log = histogramLog(await steadyRun(...closed), [LOAD]);
  expect(log.trimEnd().split("\n")).toHaveLength(4);
});
