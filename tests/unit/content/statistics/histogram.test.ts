import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  decodeHistogram,
  emptyHistogram,
  encodeHistogram,
  meanSeconds,
  merged,
  recordSeconds,
  secondsAt,
} from "../../../../content/statistics/histogram.ts";

function histogramOf(seconds: readonly number[]) {
  const histogram = emptyHistogram();
  for (const one of seconds) recordSeconds(histogram, one);
  return histogram;
}

const durations = fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { maxLength: 200 });

describe("histograms of several threads", () => {
  it("are, merged, the histogram of all that they recorded", () => {
    fc.assert(
      fc.property(fc.array(durations, { maxLength: 5 }), (threads) => {
        const together = merged(threads.map(histogramOf));
        expect(encodeHistogram(together)).toBe(encodeHistogram(histogramOf(threads.flat())));
      }),
    );
  });

  it("are the same after they were encoded and decoded", () => {
    fc.assert(
      fc.property(durations, (seconds) => {
        const encoded = encodeHistogram(histogramOf(seconds));
        expect(encodeHistogram(decodeHistogram(encoded))).toBe(encoded);
      }),
    );
  });
});

describe("a percentile", () => {
  it("is within a thousandth of the duration that has that rank", () => {
    fc.assert(
      fc.property(durations, fc.double({ min: 0.01, max: 1, noNaN: true }), (seconds, share) => {
        fc.pre(seconds.length > 0);
        const exact = seconds.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(share * seconds.length - 1e-6) - 1)] ?? 0;
        const found = secondsAt(histogramOf(seconds), share) ?? Number.NaN;
        expect(Math.abs(found - exact)).toBeLessThanOrEqual(0.001 * exact + 1e-6);
      }),
    );
  });

  it("is none where there are no durations", () => {
    expect(secondsAt(emptyHistogram(), 0.5)).toBeNull();
    expect(meanSeconds(emptyHistogram())).toBe(0);
  });
});

it("has the mean of its durations, within a thousandth", () => {
  fc.assert(
    fc.property(durations, (seconds) => {
      fc.pre(seconds.length > 0);
      const exact = seconds.reduce((sum, one) => sum + one, 0) / seconds.length;
      expect(Math.abs(meanSeconds(histogramOf(seconds)) - exact)).toBeLessThanOrEqual(0.001 * exact + 1e-6);
    }),
  );
});

it("counts what is longer than fits as the longest that does, and less than nothing as nothing", () => {
  const histogram = histogramOf([1e9, -1]);
  expect(histogram.totalCount).toBe(2);
  expect(secondsAt(histogram, 1)).toBeCloseTo(3600, -1);
});

it("writes the encoding that other tools read", () => {
  // The cookie of the compressed V2 encoding, 0x1c849314, in Base64.
  expect(encodeHistogram(histogramOf([0.001]))).toMatch(/^HISTF/);
});
