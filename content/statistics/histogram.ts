import { build, decodeFromCompressedBase64, encodeIntoCompressedBase64, type JsHistogram } from "hdr-histogram-js";

/**
 * Durations in microseconds, counted in buckets that are at most 0.1% wide (High Dynamic Range histogram, G. Tene). Any
 * number of them takes the same memory, and several can be added to one another without a loss.
 */
export type Histogram = Pick<
  JsHistogram,
  | ("add" | "recordValue" | "recordValueWithCount" | "totalCount" | "maxValue" | "getValueAtPercentile")
  | ("countsArrayLength" | "getCountAtIndex" | "valueFromIndex" | "medianEquivalentValue" | "highestEquivalentValue")
>;

/** The longest duration that fits, in microseconds: longer ones count as this. */
const MOST_MICROSECONDS = 3_600_000_000;

const DIGITS = 3;

/** A histogram without any durations. */
export function emptyHistogram(): Histogram {
  return build({
    ...{ lowestDiscernibleValue: 1, highestTrackableValue: MOST_MICROSECONDS },
    ...{ numberOfSignificantValueDigits: DIGITS, bitBucketSize: 32 },
  }) as JsHistogram;
}

/** Adds a duration to a histogram; one below 0 counts as 0. */
export function recordSeconds(histogram: Histogram, seconds: number): void {
  histogram.recordValue(Math.min(MOST_MICROSECONDS, Math.max(0, Math.round(seconds * 1e6))));
}

/** All the durations of some histograms in one. */
export function merged(histograms: readonly Histogram[]): Histogram {
  const all = emptyHistogram();
  for (const one of histograms) all.add(one as JsHistogram);
  return all;
}

/** A histogram in the compressed V2 encoding of HdrHistogram, in Base64, which its other implementations read too. */
export function encodeHistogram(histogram: Histogram): string {
  return encodeIntoCompressedBase64(histogram as JsHistogram);
}

/**
 * Reads what {@link encodeHistogram} wrote.
 *
 * @throws Error where it is no histogram
 */
export function decodeHistogram(text: string): Histogram {
  return decodeFromCompressedBase64(text, 32, false) as JsHistogram;
}

/** The mean of a histogram's durations, in seconds; 0 where it has none. */
export function meanSeconds(histogram: Histogram): number {
  if (histogram.totalCount === 0) return 0;
  let total = 0;
  for (const { value, count } of recorded(histogram)) total += histogram.medianEquivalentValue(value) * count;
  return total / histogram.totalCount / 1e6;
}

/**
 * The least value, in microseconds, of each bucket that has durations, and how many. The library's own iterator, with which
 * it computes a mean too, takes many times as long.
 */
function* recorded(histogram: Histogram): Generator<{ value: number; count: number }> {
  for (let index = 0; index < histogram.countsArrayLength; index++) {
    const count = histogram.getCountAtIndex(index);
    if (count > 0) yield { value: histogram.valueFromIndex(index), count };
  }
}

/**
 * The duration, in seconds, that so large a share of all lie at or below: a share of 0.99 is the 99th percentile. Null where
 * there are none.
 */
export function secondsAt(histogram: Histogram, share: number): number | null {
  return histogram.totalCount === 0 ? null : histogram.getValueAtPercentile(100 * share) / 1e6;
}

/** An encoded histogram in which every duration is so many times as long. */
export function scaledHistogram(text: string, times: number): string {
  const before = decodeHistogram(text);
  const after = emptyHistogram();
  for (const { value, count } of recorded(before)) {
    const scaled = Math.min(MOST_MICROSECONDS, Math.round(before.highestEquivalentValue(value) * times));
    after.recordValueWithCount(scaled, count);
  }
  return encodeHistogram(after);
}
