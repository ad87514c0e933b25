import type { Spectrum } from "../../../content/findings/steady/series/spectrum.ts";
import type { LinesData } from "../lines/lines-data.ts";

/** A line of the spectrum before it is drawn: an endpoint of a target, at each share of its highest rate. */
export interface SpectrumSeries {
  target: string;
  endpoint: string;
  label: string;
  place: number;
  spectra: Spectrum[];
}

/** The share of the highest rate that is shown until a reader chooses another, if it was measured. */
const FIRST = 0.5;

/** What a figure of the spectrum shows. */
export function spectrumData(series: readonly SpectrumSeries[]): LinesData {
  const shares = [...new Set(series.flatMap(({ spectra }) => spectra.map(({ ofCeiling }) => ofCeiling)))].toSorted(
    (a, b) => a - b,
  );
  const choices = shares.map((share) => ({ name: nameOf(share), label: `${percent(share)} of the highest rate` }));
  const lines = series.map(({ target, endpoint, label, place, spectra }, sign) => ({
    ...{ id: `${target}-${endpoint}`, label, place, sign },
    points: Object.fromEntries(spectra.map((one) => [nameOf(one.ofCeiling), pointsOf(one)])),
  }));
  const first = shares.includes(FIRST) ? FIRST : (shares[0] ?? FIRST);
  return { lines, choices, first: nameOf(first) };
}

/** On the usual axis each further nine is as long as the one before: 1 / (1 − share), logarithmic. */
function pointsOf({ points }: Spectrum) {
  return points.map(({ share, seconds }) => ({
    x: Number((1 / (1 - share)).toPrecision(6)),
    y: seconds === null ? null : Number((1000 * seconds).toFixed(3)),
    samples: [],
  }));
}

/** The percentile that stands at a place of that axis, in words. */
export function sayPercentile(x: number): string {
  return percent(1 - 1 / x);
}

function percent(share: number): string {
  return `${Number((100 * share).toPrecision(7))}%`;
}

function nameOf(share: number): string {
  return `at${Math.round(100 * share)}`;
}
