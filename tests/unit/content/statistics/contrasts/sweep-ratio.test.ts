import { describe, expect, it } from "vitest";
import { contrastOfFew } from "../../../../../content/statistics/contrasts/contrast-of-few.ts";
import { sweepRatio } from "../../../../../content/statistics/contrasts/sweep-ratio.ts";
import { seededRandom } from "../../../../../content/statistics/random.ts";
import { PLANS, shareOf, sweepOf } from "./simulated.fixture.ts";

const TRIALS = 4000;
const SMALL = { levels: [1, 2, 3], repetitions: 2 };

it("is the equal-weight mean over the stated levels that both sweeps have", () => {
  const first = [1, 2, 5].map((level) => ({ level, seconds: [level, level] }));
  const second = [
    { level: 1, seconds: [1.04, 1.04] },
    { level: 2, seconds: [3.6, 3.6] },
    { level: 3, seconds: [9, 9] },
    { level: 5, seconds: [] },
  ];
  const found = sweepRatio(first, second, { among: (level) => level > 1 });
  expect(found?.levels).toEqual([2]);
  expect(Math.exp(found?.overall.estimate ?? 0)).toBeCloseTo(1.8, 9);
  expect(sweepRatio(first, second)?.byLevel.map(({ estimate }) => Math.exp(estimate))).toEqual([
    expect.closeTo(1.04, 9),
    expect.closeTo(1.8, 9),
  ]);
});

it("does not count a ratio that changes with the level as noise", () => {
  const exact = (of: (level: number) => number) =>
    PLANS.full.levels.map((n) => ({ level: n, seconds: [of(n), of(n)] }));
  const found = sweepRatio(
    exact((n) => n),
    exact((n) => n ** 1.5),
  );
  expect(found && found.overall.high - found.overall.low).toBeLessThan(1e-9);
});

it("has none where no level is in both, or with one repetition", () => {
  const once = [{ level: 1, seconds: [1] }];
  const twice = [{ level: 1, seconds: [1, 1.1] }];
  expect(sweepRatio(twice, [{ level: 2, seconds: [2, 2] }])).toBeNull();
  expect(sweepRatio(once, twice)).toBeNull();
});

describe("simulated, one sweep against another like it", () => {
  it.each([
    { plan: PLANS.full, noise: [0.03, 0.03] },
    { plan: PLANS.quick, noise: [0.03, 0.03] },
    { plan: SMALL, noise: [0.03, 0.03] },
    { plan: PLANS.full, noise: [0.01, 0.05] },
    { plan: PLANS.quick, noise: [0.01, 0.05] },
    { plan: SMALL, noise: [0.01, 0.05] },
  ])("finds a difference in 3 to 6 of 100, plan and noise %#", ({ plan, noise: [one = 0, other = 0] }) => {
    const random = seededRandom(5);
    const decided = shareOf(TRIALS, () => {
      const found = sweepRatio(
        sweepOf({ ...plan, noise: one }, random),
        sweepOf({ ...plan, noise: other }, random),
      )?.overall;
      return found !== undefined && (found.low > 0 || found.high < 0);
    });
    expect(decided).toBeGreaterThan(0.03);
    expect(decided).toBeLessThan(0.063);
  });
});

it("knows its noise from the levels that are compared, and from the others only where none of these was repeated", () => {
  const quiet = { level: 2, seconds: [2, 2.002] };
  const loud = { level: 1, seconds: [1, 1.5, 0.7, 1.2] };
  const once = { level: 2, seconds: [2] };
  const spread = (of: (typeof quiet)[]) =>
    sweepRatio([loud, ...of], [loud, ...of], { among: (n) => n > 1 })?.overall.standardError;
  expect(spread([quiet])).toBeLessThan(0.01);
  expect(spread([once])).toBeGreaterThan(0.1);
});

it("weighs the quantiles of what it knows with few degrees of freedom and of what bursts share", () => {
  const sweep = (...seconds: number[]) => [2, 3].map((level) => ({ level, seconds }));
  const shared = { variance: 0.0004, freedom: 10 };
  const samples = [
    [1, 1.2],
    [1.5, 1.4],
  ].map((seconds, at) => [2, 3].map(() => ({ values: seconds.map(Math.log), weight: at - 0.5 })));
  expect(sweepRatio(sweep(1, 1.2), sweep(1.5, 1.4), { shared })?.overall).toEqual(contrastOfFew(samples, 0.95, shared));
});

it("adds what all bursts of a sweep share to the overall interval, with its own degrees of freedom, and to no level", () => {
  const exact = (times: number) => [1, 2, 3].map((level) => ({ level, seconds: [level * times, level * times] }));
  const shared = { variance: 0.0004, freedom: 10 };
  const found = sweepRatio(exact(1), exact(2), { shared });
  expect(found?.overall).toMatchObject({ standardError: expect.closeTo(0.02, 9), freedom: expect.closeTo(10, 6) });
  expect((found?.overall.high ?? 0) - Math.log(2)).toBeCloseTo(0.02 * 2.228, 4);
  for (const { standardError } of found?.byLevel ?? []) expect(standardError).toBeCloseTo(0, 9);
});
