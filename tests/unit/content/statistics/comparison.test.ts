import { describe, expect, it } from "vitest";
import { compare } from "../../../../content/statistics/comparison.ts";
import { seededRandom } from "../../../../content/statistics/random.ts";

// Darwin's maize, cross- less self-fertilised, in eighths of an inch: Fisher (1935), section 21, counts 863 of 32,768
// sign assignments with a sum at least as large as the observed 314, and as many as small as −314.
const MAIZE = [49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48];

/** The two-sided p of the sign-flip test by flipping every sign in turn, by definition. */
function bruteForce(sample: readonly number[]): number {
  const total = sample.reduce((sum, one) => sum + one, 0);
  let [least, most] = [0, 0];
  for (let flips = 0; flips < 2 ** sample.length; flips++) {
    const flipped = sample.reduce((sum, one, at) => sum + ((flips >> at) & 1 ? -one : one), 0);
    if (flipped >= total - 1e-9) most += 1;
    if (flipped <= total + 1e-9) least += 1;
  }
  return Math.min(1, (2 * Math.min(least, most)) / 2 ** sample.length);
}

/** Random log-ratios, shifted so that about half of the samples are decided. */
function samples(count: number, pairs: number): number[][] {
  const random = seededRandom(pairs);
  return Array.from({ length: count }, () => {
    const shift = 0.6 * random();
    return Array.from({ length: pairs }, () => random() - 0.5 + shift);
  });
}

describe("the exact test", () => {
  it("gives Darwin's maize the p that Fisher counted", () => {
    expect(compare(MAIZE, { seed: 1, exactUpTo: 15 })?.p).toBeCloseTo((2 * 863) / 32_768, 10);
  });

  it("gives the p of flipping every sign", () => {
    for (const sample of [...samples(40, 6), ...samples(40, 9)])
      expect(compare(sample, { seed: 1 })?.p).toBeCloseTo(bruteForce(sample), 10);
  });

  it("spans the range of six pairs, the fewest that can decide", () => {
    const ratios = [1.1, 1.2, 1.3, 1.4, 1.5, 1.6];
    const comparison = compare(ratios.map(Math.log), { seed: 1 });
    expect(comparison).toMatchObject({ pairs: 6, p: 2 / 64 });
    expect(comparison?.low).toBeCloseTo(1.1, 10);
    expect(comparison?.high).toBeCloseTo(1.6, 10);
    expect(comparison?.ratio).toBeCloseTo((1.1 * 1.2 * 1.3 * 1.4 * 1.5 * 1.6) ** (1 / 6), 10);
  });

  it("decides nothing from five pairs, or from none", () => {
    expect(compare([1, 1, 1, 1, 1], { seed: 1 })).toBeNull();
    expect(compare([], { seed: 1 })).toBeNull();
  });

  it("finds no difference between equal things", () => {
    expect(compare([0, 0, 0, 0, 0, 0, 0], { seed: 1 })).toEqual({ ratio: 1, low: 1, high: 1, p: 1, pairs: 7 });
  });

  it("turns round when the sides are exchanged", () => {
    const [sample = []] = samples(1, 8);
    const [there, back] = [sample, sample.map((one) => -one)].map((one) => compare(one, { seed: 1 }));
    expect(back?.p).toBe(there?.p);
    expect(back?.low).toBeCloseTo(1 / (there?.high ?? 0), 10);
  });
});

describe("the sampled test", () => {
  it("comes near the exact one and repeats itself for the same seed", () => {
    const sampled = compare(MAIZE, { seed: 3 });
    expect(sampled?.p).toBeCloseTo((2 * 863) / 32_768, 2);
    expect(compare(MAIZE, { seed: 3 })).toEqual(sampled);
    expect(compare(MAIZE, { seed: 4 })?.p).not.toBe(sampled?.p);
  });
});

it.each([
  { pairs: 6, confidence: 0.95 },
  { pairs: 10, confidence: 0.95 },
  { pairs: 12, confidence: 0.9 },
  { pairs: 21, confidence: 0.95 },
])("excludes 1 from the interval just when p says so, with $pairs pairs at $confidence", ({ pairs, confidence }) => {
  const decided = samples(100, pairs).map((sample) => {
    const { p = 1, low = 0, high = 0 } = compare(sample, { seed: 1, confidence }) ?? {};
    const excluded = low > 1 || high < 1;
    expect(excluded).toBe(p <= 1 - confidence + 1e-12);
    return excluded;
  });
  expect(decided).toContain(true);
  expect(decided).toContain(false);
});

it("rejects no more often than it says when there is no difference", () => {
  const random = seededRandom(11);
  const rejected = Array.from({ length: 500 }, () => Array.from({ length: 8 }, () => random() - 0.5)).filter(
    (sample) => (compare(sample, { seed: 1 })?.p ?? 1) <= 0.05,
  );
  // The binomial of 500 at 0.05 exceeds 37 once in a hundred.
  expect(rejected.length).toBeLessThan(38);
});

it("refuses a log-ratio that is not finite", () => {
  expect(() => compare([0, 0, 0, 0, 0, Number.NEGATIVE_INFINITY], { seed: 1 })).toThrow(/finite log-ratios/);
});
