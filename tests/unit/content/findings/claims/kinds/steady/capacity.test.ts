import { describe, expect, it } from "vitest";
import { capacityAtLeast } from "../../../../../../../content/findings/claims/kinds/steady/capacity-at-least.ts";
import { higherCapacity } from "../../../../../../../content/findings/claims/kinds/steady/higher-capacity.ts";
import { p99Above } from "../../../../../../../content/findings/claims/kinds/steady/p99-above.ts";
import type { Test } from "../../../../../../../content/findings/claims/verdict.ts";
import { simulatedRun } from "../../../../../../../content/findings/worlds/simulate.ts";
import type { Steady } from "../../../../../../../content/run/observations/steady.ts";
import type { Run } from "../../../../../../../content/run/run.ts";
import { LOAD, MIXED, steadyRun, windowsAt } from "../../../steady/steady-run.fixture.ts";
import { verdictOf } from "./judged.fixture.ts";

/** Any share but that which a claim is about. */
const OTHER_SHARE = 0.1;
const SHARES = [0.5, OTHER_SHARE];
const fast = (...rates: number[]) => rates.flatMap((rate) => windowsAt(rate, OTHER_SHARE, 0.02, 0.021, 0.019));
const slow = (...rates: number[]) => rates.flatMap((rate) => windowsAt(rate, OTHER_SHARE, 0.2, 0.21, 0.19));
const mixed = (...rates: number[]) => rates.flatMap((rate) => windowsAt(rate, null, 0.2, 0.02, 0.19, 0.019));

/** Too few requests had an answer to have a 99th percentile. */
const dropping = (window: Steady): Steady => ({
  ...window,
  window: { ...window.window, answered: 970, errors: { closed: 30 } },
});

describe("a capacity of at least so many a second", () => {
  const enough = capacityAtLeast(LOAD, 150);

  it.each([
    ["holds where rates well above keep the bound", [...fast(100, 200, 250), ...slow(400)], "holds"],
    ["fails where rates well below break it", [...fast(20), ...slow(50, 70, 400)], "fails"],
    ["is undecided where it lies near by", [...fast(100), ...slow(200)], "undecided"],
    ["is undecided where windows contradict each other", [...slow(140), ...fast(160)], "undecided"],
    ["is undecided in a single window", windowsAt(300, null, 0.02), "undecided"],
  ])("%s", async (_, windows, verdict) => {
    expect(await verdictOf(enough, ...windows)).toBe(verdict);
  });

  it("says up to which rate the bound is kept, with its interval, and on how many windows", async () => {
    const { evidence, quantity, allowed, detectable } = enough(await steadyRun(...fast(100, 200, 250), ...slow(400)));
    expect(evidence).toMatch(
      /answers 99 of 100 requests within 50 ms up to 3\d\d \(2\d\d to \d+ at 90%\) a second, 12 windows; the claim is about 150$/,
    );
    expect(quantity?.estimate).toBeCloseTo(Math.sqrt(250 * 400), -1);
    expect(allowed).toEqual({ low: 150, high: null });
    expect(detectable).toBeGreaterThan(0);
  });

  it.each([
    ["at least", fast(100, 200, 300), /up to at least 2\d\d \(at 90%\) a second, 9 windows; the claim is about 150$/],
    ["at most", slow(50, 100), /up to at most \d\d(\.\d)? \(at 90%\) a second, 6 windows; the claim is about 150$/],
  ])("says only that it is %s so much where nothing bounds it on the other side", async (_, windows, said) => {
    const { evidence, quantity } = enough(await steadyRun(...windows));
    expect(evidence).toMatch(said);
    expect(quantity?.estimate).toBeNull();
  });

  it("counts a window as one that breaks the bound where requests went without an answer, however fast the others were", async () => {
    const windows = [...fast(100, 200, 250), ...slow(400)];
    expect(await verdictOf(enough, ...windows.map(dropping))).toBe("fails");
  });

  it("does not hold in a run that is made false, and fails in one that is made much so", async () => {
    const run = await steadyRun(...fast(100, 200, 250), ...slow(400));
    expect([0, 1.5].map((beyond) => madeFalse(enough, run, beyond))).toEqual(["undecided", "fails"]);
  });
});

describe("a 99th percentile above a bound at a share of the highest rate", () => {
  const above = p99Above(LOAD, 0.5);
  const half = (...seconds: number[]) => windowsAt(200, 0.5, ...seconds);
  const broken = [...half(0.2, 0.21, 0.19), ...fast(20), ...slow(70, 100, 300)];

  it.each([
    ["holds where lower rates break it too", broken, "holds"],
    ["fails where higher rates keep it", [...half(0.02, 0.021, 0.019), ...fast(100, 300, 350), ...slow(500)], "fails"],
    [
      "is undecided where windows scatter around it",
      [...half(0.2, 0.02, 0.21), ...mixed(190), ...slow(400)],
      "undecided",
    ],
  ])("%s", async (_, windows, verdict) => {
    expect(await verdictOf(above, ...windows)).toBe(verdict);
  });

  it("has to have its capacity below the rate at that share", async () => {
    const { allowed, quantity } = above(await steadyRun(...broken));
    expect(allowed).toEqual({ low: null, high: 200 });
    expect(quantity?.high).toBeLessThan(200);
  });

  it("tells the capacity from a share of the highest rate more sharply than from a rate of any run", async () => {
    const run = await steadyRun(...broken);
    expect(above(run).quantity?.high).toBeLessThan(capacityAtLeast(LOAD, 200)(run).quantity?.high ?? 0);
  });

  it("is not known without windows at that share, and reads no window that does not count", async () => {
    const windows = [...fast(20), ...slow(70, 100, 300)];
    expect(await verdictOf(above, ...windows)).toBe("undecided");
    const busy = broken.map((one) => ({ ...one, window: { ...one.window, cpuShares: [0.99] } }));
    expect(await verdictOf(above, ...busy)).toBe("undecided");
  });

  it("does not hold in a run that is made false, and fails in one that is made much so", async () => {
    const run = await steadyRun(...broken);
    expect([0, 1.5].map((beyond) => madeFalse(above, run, beyond))).toEqual(["undecided", "fails"]);
  });
});

describe("a higher capacity than another", () => {
  const OTHER = { target: LOAD.target, endpoint: MIXED.light, use: "kept" } as const;
  const higher = higherCapacity(LOAD, OTHER);
  const other = (windows: Steady[]) => windows.map((one) => ({ ...one, endpoint: OTHER.endpoint }));
  const bounded = async (...windows: Steady[]) => {
    const run = await steadyRun(...windows);
    const { steady } = run.plan;
    const [load] = steady?.loads ?? [];
    if (!steady || !load) throw new Error("expected a steady load");
    return {
      ...run,
      plan: { ...run.plan, steady: { ...steady, loads: [load, { ...load, endpoint: OTHER.endpoint }] } },
    };
  };
  const large = [...fast(100, 250, 300), ...slow(400, 500)];
  const small = [...fast(30, 80, 100), ...slow(130, 170)];

  it.each([
    ["holds where it is much higher", large, small, "holds"],
    ["fails the other way round", small, large, "fails"],
    ["is undecided between the two", [...fast(100), ...slow(200)], [...fast(110), ...slow(210)], "undecided"],
    ["is undecided where windows contradict each other", [...slow(100), ...fast(200)], large, "undecided"],
  ])("%s", async (_, mine, theirs, verdict) => {
    expect(higher(await bounded(...mine, ...other(theirs))).verdict).toBe(verdict);
  });

  it("says that it is at least so many times as high where nothing bounds it above", async () => {
    const { verdict, evidence } = higher(await bounded(...fast(100, 300, 400), ...other(small)));
    expect([verdict, evidence]).toEqual([
      "holds",
      expect.stringMatching(/takes at least \d\.\d+ \(at 90%\) times as many/),
    ]);
  });

  it("does not hold where it is larger by no more than one start of a server may differ from another", async () => {
    const more = [...fast(100, 120, 135, 140), ...slow(155, 160, 170)];
    const less = [...fast(100, 110, 120, 130), ...slow(140, 150, 160)];
    expect(higher(await bounded(...more, ...other(less))).verdict).toBe("undecided");
  });

  it("says how many times as many, with its interval, and on how many windows", async () => {
    const { evidence, quantity } = higher(await bounded(...large, ...other(small)));
    expect(evidence).toMatch(
      /takes 3\.\d+ \(\d\.\d+ to \d\.\d+ at 90%\) times as many requests a second within its bound as .*, 30 windows$/,
    );
    expect(quantity?.estimate).toBeCloseTo(3.04, 1);
  });

  it("does not hold in a run that is made false, and fails in one that is made much so", async () => {
    const run = await bounded(...large, ...other(small));
    expect([0, 1.5].map((beyond) => madeFalse(higher, run, beyond))).toEqual(["undecided", "fails"]);
  });
});

/** The verdict in a run that is made false by so much, in which every window does what is likelier. */
function madeFalse(test: Test, run: Run, beyond: number): string {
  const { capacities, falsify } = test.falsification ?? {};
  const capacity = falsify?.(run, beyond)?.capacity;
  if (!capacities || !capacity) throw new Error("expected a claim about a capacity that can be made false");
  const { steady } = run.plan;
  const plan = {
    ...run.plan,
    repetitions: 3,
    steady: steady && { ...steady, uses: [{ use: "kept" as const, connections: [16], shares: SHARES }] },
  };
  return test(simulatedRun(run, { plan, worldOf: () => null, seed: 1, isQuiet: true, capacities, capacity })).verdict;
}
