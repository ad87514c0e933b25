import { describe, expect, it } from "vitest";
import { binomialQuantile } from "../../../../../content/statistics/binomial.ts";
import { normal } from "../../../../../content/statistics/normal.ts";
import { seededRandom } from "../../../../../content/statistics/random.ts";
import {
  detectableThreshold,
  likeliestCurve,
  type TrialsAt,
  threshold,
  thresholdRatio,
} from "../../../../../content/statistics/threshold/threshold.ts";

const at = (level: number, happened: number, trials = 3): TrialsAt => ({ level, happened, trials });
/** From one start to another, and as much again from one repetition to the next. */
const MOOD = 0.1;
const SPREAD = Math.hypot(MOOD, MOOD);

/** Rates that the search for the capacity tries and confirms, after all repetitions. */
const SEARCHED = [0.8, 1.2, 0.9, 1.1, 0.9, 1.1, 0.9, 1.1];

/** What windows as the full plan has them would show of a threshold of 1: shares of a ceiling, thrice, and more near by. */
function tried(random: () => number, { ceiling, noise, mood }: { ceiling: number; noise: number; mood: number }) {
  const start = mood * normal(random);
  const shares = [0.05, 0.5, 0.7, 0.9].map((share) => share * ceiling);
  const levels = new Map<number, TrialsAt>();
  for (const tries of [shares, shares, shares, SEARCHED]) {
    const shift = start + mood * normal(random);
    for (const level of tries) {
      const before = levels.get(level) ?? at(level, 0, 0);
      const isBroken = Math.log(level) + noise * normal(random) > shift;
      levels.set(level, at(level, before.happened + (isBroken ? 1 : 0), before.trials + 1));
    }
  }
  return [...levels.values()];
}

describe("a threshold", () => {
  it("lies between the levels at which it never and always happens", () => {
    const found = threshold([at(50, 0), at(100, 0), at(200, 3), at(400, 3)]);
    expect(Math.exp(found?.estimate ?? 0)).toBeCloseTo(141, -1);
    expect(Math.exp(found?.low ?? 0)).toBeGreaterThan(70);
    expect(Math.exp(found?.high ?? 0)).toBeLessThan(300);
  });

  it("is where it happens in half of the trials, in whichever order levels come", () => {
    const levels = [at(200, 17, 20), at(50, 3, 20), at(100, 10, 20)];
    expect(Math.exp(threshold(levels)?.estimate ?? 0)).toBeCloseTo(100, -1);
    expect(threshold(levels.toReversed())).toEqual(threshold(levels));
  });

  it("has no end above where it never happens, and none below where it always does", () => {
    const [never, always] = [threshold([at(50, 0), at(100, 0)]), threshold([at(50, 3), at(100, 3)])];
    expect([never?.high, always?.low]).toEqual([Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]);
    expect(Math.exp(never?.low ?? 0)).toBeGreaterThan(50);
    expect(Math.exp(always?.high ?? 9e9)).toBeLessThan(100);
    for (const found of [never, always]) expect(Number.isFinite(found?.estimate)).toBe(true);
    expect(threshold([at(50, 0, 0)])).toBeNull();
    expect(threshold([])).toBeNull();
  });

  it("is among the levels that were tried where the change is sharp", () => {
    const sharp = [at(5, 0), at(48, 0), at(67, 0), at(77, 0), at(86, 0), at(91, 0), at(96, 1, 4), at(100, 2, 2)];
    const { estimate = 0 } = threshold(sharp, { spread: SPREAD }) ?? {};
    expect(Math.exp(estimate)).toBeGreaterThan(94);
    expect(Math.exp(estimate)).toBeLessThan(100);
  });

  it("is known the less well, the more it may differ from start to start", () => {
    const levels = [at(50, 0), at(100, 0), at(110, 3), at(400, 3)];
    const [sure, unsure] = [threshold(levels), threshold(levels, { spread: SPREAD })];
    expect(unsure?.standardError).toBeGreaterThan(1.05 * (sure?.standardError ?? 0));
  });

  it.each([
    // The capacity is close to the highest rate and windows hardly scatter: few rates tell, each alike in all its windows.
    [1.1, 0.03, 99, 83],
    [1.1, 0.1, 99, 83],
    [1.7, 0.1, 99, 93],
    [2.5, 0.25, 97, 91],
  ])(
    "is covered, in samples as the full plan has them at %d and %d, in %d of 100, and found to be lower in %d by what is detectable",
    (ceiling, noise, covered, noticed) => {
      const random = seededRandom(7);
      const samples = Array.from({ length: 300 }, () =>
        threshold(tried(random, { ceiling, noise, mood: MOOD }), { spread: SPREAD }),
      );
      const misses = samples.filter((found) => !found || found.low > 0 || found.high < 0).length;
      expect(misses).toBeLessThanOrEqual(binomialQuantile(0.975, 300, 1 - covered / 100));
      const found = samples.filter((one) => one && one.high < detectableThreshold(one, "high")).length;
      expect(found).toBeGreaterThanOrEqual(binomialQuantile(0.025, 300, noticed / 100));
      expect(found).toBeLessThanOrEqual(binomialQuantile(0.975, 300, noticed / 100));
    },
  );

  it("detects a departure that lies beyond the end which is to pass a bound, also where nothing bounds that", () => {
    const uneven = threshold([at(50, 0), at(100, 0), at(110, 3), at(200, 2), at(400, 3)]);
    const never = threshold([at(50, 0), at(100, 0)]);
    if (!uneven || !never) throw new Error("expected thresholds");
    const [down, up] = [uneven.estimate - uneven.low, uneven.high - uneven.estimate];
    expect(Math.abs(down - up)).toBeGreaterThan(0.1);
    expect(detectableThreshold(uneven, "low") / down).toBeCloseTo(1.6, 0);
    expect(detectableThreshold(uneven, "high") / up).toBeCloseTo(1.6, 0);
    expect(detectableThreshold(never, "high")).toBeGreaterThan(1);
    expect(detectableThreshold(never, "high")).toBeLessThan(10);
  });
});

describe("the likeliest curve", () => {
  it("has its threshold where it happens in half of the trials, and is the steeper the shorter the way there", () => {
    const gentle = likeliestCurve([at(50, 5, 20), at(100, 10, 20), at(200, 15, 20)]);
    const steep = likeliestCurve([at(50, 0, 20), at(100, 10, 20), at(200, 20, 20)]);
    expect(Math.exp(gentle?.threshold ?? 0)).toBeCloseTo(100, -1);
    expect(gentle?.steepness).toBeLessThan(2);
    expect(steep?.steepness).toBeGreaterThan(5);
    expect(likeliestCurve([])).toBeNull();
  });
});

describe("the ratio of two thresholds", () => {
  const low = [at(50, 0), at(100, 0), at(130, 3), at(400, 3)];
  const high = low.map((one) => ({ ...one, level: 3 * one.level }));

  it("is how many times as high the first is, with its interval, either way round", () => {
    const [up, down] = [thresholdRatio(high, low), thresholdRatio(low, high)];
    expect(Math.exp(up?.estimate ?? 0)).toBeCloseTo(3, 0);
    expect(up?.low).toBeGreaterThan(0);
    expect(down?.estimate).toBeCloseTo(-(up?.estimate ?? 0), 9);
    expect(down?.high).toBeCloseTo(-(up?.low ?? 0), 9);
  });

  it("has no end where that of either threshold has none", () => {
    const open = [at(50, 0), at(100, 0)];
    const [more, less] = [thresholdRatio(open, low), thresholdRatio(low, open)];
    expect([more?.high, less?.low]).toEqual([Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]);
    expect([more?.low, less?.high].every(Number.isFinite)).toBe(true);
    const none = thresholdRatio(open, open);
    expect([none?.low, none?.high]).toEqual([Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]);
  });

  it("is not known where one has no trials", () => {
    expect(thresholdRatio(high, [])).toBeNull();
    expect(thresholdRatio([], low)).toBeNull();
  });

  it("differs from 1 in one of twenty pairs that are alike, at most", () => {
    const random = seededRandom(11);
    const one = () => tried(random, { ceiling: 1.4 + random(), noise: 0.15, mood: MOOD });
    const wrong = Array.from({ length: 300 }, () => thresholdRatio(one(), one(), { spread: SPREAD })).filter(
      (found) => !found || found.low > 0 || found.high < 0,
    ).length;
    expect(wrong).toBeLessThanOrEqual(23);
    expect(wrong).toBeGreaterThan(0);
  });
});
