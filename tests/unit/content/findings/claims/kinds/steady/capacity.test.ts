import { describe, expect, it } from "vitest";
import { capacityAtLeast } from "../../../../../../../content/findings/claims/kinds/steady/capacity-at-least.ts";
import { higherCapacity } from "../../../../../../../content/findings/claims/kinds/steady/higher-capacity.ts";
import { p99Below } from "../../../../../../../content/findings/claims/kinds/steady/p99-below.ts";
import type { Steady } from "../../../../../../../content/run/observations/steady.ts";
import { ceilingAt, LOAD, MIXED, steadyRun, windowsAt } from "../../../steady/steady-run.fixture.ts";
import { falsified, verdictOf } from "./judged.fixture.ts";

const fast = (...rates: number[]) => rates.flatMap((rate) => windowsAt(rate, null, 0.02, 0.021, 0.019));
const slow = (...rates: number[]) => rates.flatMap((rate) => windowsAt(rate, null, 0.2, 0.21, 0.19));
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
      /answers 99 of 100 requests within 50 ms up to 3\d\d \(2\d\d to \d+\) a second, 12 windows; claimed of 150$/,
    );
    expect(quantity?.estimate).toBeCloseTo(Math.sqrt(250 * 400), -1);
    expect(allowed).toEqual({ low: 150, high: null });
    expect(detectable).toBeGreaterThan(0);
  });

  it("counts a window as one that breaks the bound where requests went without an answer, however fast the others were", async () => {
    const windows = [...fast(100, 200, 250), ...slow(400)];
    expect(await verdictOf(enough, ...windows.map(dropping))).toBe("fails");
  });

  it("does not hold in a run that is made false, and fails in one that is made much so", async () => {
    const windows = [...fast(100, 200, 250), ...slow(400)];
    expect(await falsified(enough, 0, ...windows)).toBe("undecided");
    expect(await falsified(enough, 1.5, ...windows)).toBe("fails");
  });
});

describe("a 99th percentile below a bound at a share of the highest rate", () => {
  const below = p99Below(LOAD, 0.5, 0.05);
  const ceiling = ceilingAt(400);

  it.each([
    ["holds where rates above it are well below", [...fast(100, 300, 350), ...slow(500)], "holds"],
    ["fails where rates below it are well above", [...fast(20), ...slow(70, 100, 300)], "fails"],
    ["is undecided where they scatter around it", [...fast(20), ...mixed(190, 210), ...slow(400)], "undecided"],
  ])("%s", async (_, windows, verdict) => {
    expect(await verdictOf(below, ceiling, ...windows)).toBe(verdict);
  });

  it("is not known without the highest rate, and reads no window that does not count", async () => {
    const windows = [...fast(100, 300, 350), ...slow(500)];
    expect(await verdictOf(below, ...windows)).toBe("undecided");
    const busy = windows.map((one) => ({ ...one, window: { ...one.window, cpuShares: [0.99] } }));
    expect(await verdictOf(below, ceiling, ...busy)).toBe("undecided");
  });

  it("takes the bound that the run's plan has, where it is the declared one", async () => {
    const declared = p99Below(LOAD, 0.5, "declared");
    const windows = [...fast(100, 300, 350), ...slow(500)];
    expect(await verdictOf(declared, ceiling, ...windows)).toBe("holds");
    expect(await verdictOf(p99Below(LOAD, 0.5, 0.01), ceiling, ...windows)).toBe("fails");
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

  it("does not hold where it is larger by no more than one start of a server may differ from another", async () => {
    const more = [...fast(100, 120, 135, 140), ...slow(155, 160, 170)];
    const less = [...fast(100, 110, 120, 130), ...slow(140, 150, 160)];
    expect(higher(await bounded(...more, ...other(less))).verdict).toBe("undecided");
  });

  it("says how many times as many, with its interval, and on how many windows", async () => {
    const { evidence, quantity } = higher(await bounded(...large, ...other(small)));
    expect(evidence).toMatch(
      /takes 3\.\d+ \(\d\.\d+ to \d\.\d+\) times as many requests a second within its bound as .*, 30 windows$/,
    );
    expect(quantity?.estimate).toBeCloseTo(3.04, 1);
  });

  it("does not hold in a run that is made false, and fails in one that is made much so", async () => {
    const run = await bounded(...large, ...other(small));
    const change = (beyond: number) => higher.falsification?.falsify(run, beyond)?.run?.(run, () => run);
    const [just, much] = [change(0), change(1.5)];
    expect([just && higher(just).verdict, much && higher(much).verdict]).toEqual(["undecided", "fails"]);
  });
});
