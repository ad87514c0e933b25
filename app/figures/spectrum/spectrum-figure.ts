import { histogramLog } from "../../../content/findings/steady/series/histogram-log.ts";
import { labelsOf, loadsOn, usualUse } from "../../../content/findings/steady/series/load-series.ts";
import { spectraOf } from "../../../content/findings/steady/series/spectrum.ts";
import type { Run } from "../../../content/run/run.ts";
import { placeOf } from "../../../content/run/target-label.ts";
import type { Column, Dataset } from "../../tables/dataset.ts";
import type { AttributeValues } from "../frame/attributes.ts";
import { type FigureContent, type FigureKind, figureOf, namable } from "../frame/figure-content.ts";
import type { LinesData, LinesView } from "../lines/lines-data.ts";
import { linesTogether } from "../lines/lines-together.ts";
import { type SpectrumSeries, spectrumData } from "./spectrum-data.ts";

/** See {@link FigureKind}. */
export const SPECTRUM: FigureKind<LinesData, LinesView> = {
  name: "spectrum",
  drawing: async () => (await import("./spectrum-drawing.tsx")).spectrumDrawing,
  Live: async () => (await import("./live-spectrum.tsx")).LiveSpectrum,
  together: linesTogether,
};

const OF_ENDPOINTS = { title: "prose", endpoints: "endpoints", targets: "targets?" } as const;

const CAPTION =
  "The latency that a share of all requests stayed at or below, at one share of each server's highest rate. From one tick to the next only a tenth of the requests are left, the slowest, so that a flat line is a server without a tail.";

const NOTE =
  "Both axes are logarithmic. All windows of a rate are taken together, by adding their histograms. A line ends where fewer than five requests lie beyond it. The file hlog has the histogram of each window, in the log format that HdrHistogram's own tools read; its times are in microseconds.";

/** The percentile spectrum of some endpoints; null where the run has no steady load on them. */
export function spectrumFigure(
  run: Run,
  { title, endpoints, targets }: AttributeValues<typeof OF_ENDPOINTS>,
): FigureContent | null {
  const { steady } = run.plan;
  const loads = loadsOn(run, endpoints, targets);
  if (!steady || loads.length === 0) return null;
  const labels = labelsOf(run, loads);
  const use = usualUse(steady);
  const series = loads.map(({ target, endpoint }, index) => ({
    ...{ target, endpoint, label: labels[index] ?? target, place: placeOf(run, target) },
    spectra: spectraOf(run, { target, endpoint, use }),
  }));
  return figureOf(SPECTRUM, {
    ...{ title, data: spectrumData(series), caption: CAPTION, note: NOTE },
    dataset: {
      ...spectrumDataset(series),
      histograms: histogramLog(
        run,
        loads.map(({ target, endpoint }) => ({ target, endpoint, use })),
      ),
    },
  });
}

/** The figure, under the name by which articles use it. */
export const spectrumFigures = { LatencySpectrum: namable(OF_ENDPOINTS, spectrumFigure) };

const COLUMNS: Column[] = [
  { name: "target" },
  { name: "endpoint" },
  { name: "share of the highest rate" },
  { name: "requests/s", decimals: 1 },
  { name: "share of requests" },
  { name: "latency", unit: "ms", decimals: 2, missing: "not answered" },
];

function spectrumDataset(series: readonly SpectrumSeries[]): Dataset {
  const rows = series.flatMap(({ label, endpoint, spectra }) =>
    spectra.flatMap(({ ofCeiling, perSecond, points }) =>
      points.map(({ share, seconds }) => [
        ...[label, endpoint, ofCeiling, perSecond, share],
        seconds === null ? null : Number((1000 * seconds).toFixed(3)),
      ]),
    ),
  );
  return { columns: COLUMNS, rows };
}
