import { describe, expect, it } from "vitest";
import { answersMore } from "../../../../../../../content/findings/claims/kinds/steady/answers-more.ts";
import { answersNoMore } from "../../../../../../../content/findings/claims/kinds/steady/answers-no-more.ts";
import { capacityAtLeast } from "../../../../../../../content/findings/claims/kinds/steady/capacity-at-least.ts";
import { higherCapacity } from "../../../../../../../content/findings/claims/kinds/steady/higher-capacity.ts";
import { p99Below } from "../../../../../../../content/findings/claims/kinds/steady/p99-below.ts";
import { slowedBy } from "../../../../../../../content/findings/claims/kinds/steady/slowed-by.ts";
import { tailGrowsWith } from "../../../../../../../content/findings/claims/kinds/steady/tail-grows-with.ts";
import { unaffectedBy } from "../../../../../../../content/findings/claims/kinds/steady/unaffected-by.ts";
import type { Test } from "../../../../../../../content/findings/claims/verdict.ts";
import type { Steady } from "../../../../../../../content/run/observations/steady.ts";
import { ceilingAt, LOAD, lightWindows, MIXED, steadyRun, windowsAt } from "../../../steady/steady-run.fixture.ts";

const verdictOf = async (test: Test, ...windows: Steady[]) => test(await steadyRun(...windows)).verdict;

/** The verdict in a run that is made false by so much. */
async function falsified(test: Test, beyond: number, ...windows: Steady[]): Promise<string | undefined> {
  const run = await steadyRun(...windows);
  expect(test(run).verdict).toBe("holds");
  const change = test.falsification?.falsify(run, beyond)?.run;
  return change && test(change(run)).verdict;
}

const dropping = (window: Steady): Steady => ({
  ...window,
  window: { ...window.window, answered: 970, errors: { closed: 30 } },
});

describe("a 99th percentile below a bound", () => {
  const below = p99Below(LOAD, 0.5, 0.05);

  it.each([
    ["holds where all windows are well below", [0.02, 0.021, 0.019], "holds"],
    ["fails where all are well above", [0.2, 0.21, 0.19], "fails"],
    ["is undecided where they scatter around it", [0.02, 0.1, 0.05], "undecided"],
    ["is undecided in a single window", [0.02], "undecided"],
  ])("%s", async (_, seconds, verdict) => {
    expect(await verdictOf(below, ...windowsAt(100, 0.5, ...seconds))).toBe(verdict);
  });

  it("says the percentile with its interval, the rate, and what would have been noticed", async () => {
    const judged = below(await steadyRun(...windowsAt(100, 0.5, 0.02, 0.021, 0.019)));
    expect(judged.evidence).toMatch(
      /answers 99 of 100 requests within 20 ms \(\d.* to \d.*\) at 100 a second, 3 windows$/,
    );
    expect(judged.detectable).toBeGreaterThan(0);
  });

  it("reads no other rate, and no window that does not count", async () => {
    expect(await verdictOf(below, ...windowsAt(180, 0.9, 0.02, 0.021, 0.019))).toBe("undecided");
    const busy = windowsAt(100, 0.5, 0.02, 0.021, 0.019).map((one) => ({
      ...one,
      window: { ...one.window, cpuShares: [0.99] },
    }));
    expect(await verdictOf(below, ...busy)).toBe("undecided");
  });

  it("does not hold where requests went without an answer, however fast the others were", async () => {
    const [one, ...others] = windowsAt(100, 0.5, 0.02, 0.021, 0.019, 0.02);
    if (!one) throw new Error("expected a window");
    expect(await verdictOf(below, dropping(one), ...others)).toBe("undecided");
    expect(await verdictOf(below, one, ...others.map(dropping))).toBe("undecided");
    // Which of them are more says nothing for sure of what a window usually does.
    expect(await verdictOf(below, ...windowsAt(100, 0.5, 0.02, 0.021), ...others.map(dropping))).toBe("undecided");
  });

  it("takes a window scatter for what higher rates show too, and for no less than its own", async () => {
    const calm = windowsAt(100, 0.5, 0.04, 0.041, 0.039);
    expect(await verdictOf(below, ...calm)).toBe("holds");
    expect(await verdictOf(below, ...calm, ...windowsAt(180, 0.9, 0.02, 0.2, 0.002))).toBe("undecided");
    expect(await verdictOf(below, ...calm, ...windowsAt(50, 0.2, 0.02, 0.2, 0.002))).toBe("holds");
  });

  it("fails where surely more than one in a hundred went without an answer in every window, and says how many", async () => {
    const windows = windowsAt(100, 0.5, 0.02, 0.021, 0.019).map(dropping);
    expect(below(await steadyRun(...windows))).toMatchObject({
      ...{ verdict: "fails", observations: 3 },
      evidence: expect.stringMatching(/has no right answer to 3% of requests at 100 a second$/),
    });
    expect(await verdictOf(below, ...windows.slice(1, 2))).toBe("undecided");
  });

  it("takes the bound that the run's plan has, where it is the declared one", async () => {
    const declared = p99Below(LOAD, 0.5, "declared");
    expect(await verdictOf(declared, ...windowsAt(100, 0.5, 0.02, 0.021, 0.019))).toBe("holds");
    expect(await verdictOf(declared, ...windowsAt(100, 0.5, 0.06, 0.061, 0.059))).toBe("fails");
    expect(await falsified(declared, 0.5, ...windowsAt(100, 0.5, 0.02, 0.021, 0.019))).toBe("fails");
  });

  it("does not hold in a run that is made false, and fails in one that is made much so", async () => {
    const windows = windowsAt(100, 0.5, 0.02, 0.021, 0.019);
    expect(await falsified(below, 0, ...windows)).toBe("undecided");
    expect(await falsified(below, 0.5, ...windows)).toBe("fails");
  });
});

describe("a capacity of at least so many a second", () => {
  const enough = capacityAtLeast(LOAD, 150);
  const fast = (rate: number) => windowsAt(rate, null, 0.02, 0.021, 0.019);
  const slow = (rate: number) => windowsAt(rate, null, 0.2, 0.21, 0.19);

  it.each([
    ["holds where a rate as high keeps the bound", [...fast(100), ...fast(160)], "holds"],
    ["fails where a lower rate does not", [...fast(100), ...slow(140)], "fails"],
    ["is undecided between the two", [...fast(100), ...slow(200)], "undecided"],
    ["is undecided where both are shown", [...slow(140), ...fast(160)], "undecided"],
  ])("%s", async (_, windows, verdict) => {
    expect(await verdictOf(enough, ...windows)).toBe(verdict);
  });

  it("says between which rates it lies, where it is undecided", async () => {
    const { evidence } = enough(await steadyRun(...fast(100), ...slow(200)));
    expect(evidence).toMatch(/; the capacity lies above 100 a second and below 200 a second$/);
  });

  it("says so where the bound was kept at no rate", async () => {
    const judged = enough(await steadyRun(...windowsAt(200, null, 0.2, 0.02, 0.2)));
    expect(judged.verdict).toBe("undecided");
    expect(judged.evidence).toMatch(/the bound was kept at none of the rates that were tried, from 200 a second on$/);
  });

  it("is decided by the nearest rate alone: further ones would be further chances to be wrong", async () => {
    const open = windowsAt(160, null, 0.2, 0.02, 0.01);
    expect(await verdictOf(enough, ...open)).toBe("undecided");
    expect(await verdictOf(enough, ...open, ...fast(170))).toBe("undecided");
  });

  it("does not hold in a run that is made false", async () => {
    expect(await falsified(enough, 0, ...fast(100), ...fast(160))).not.toBe("holds");
  });
});

describe("a tail that grows with the rate", () => {
  const grows = tailGrowsWith(LOAD, { from: 0.5, to: 0.9 }, 2);
  const idle = windowsAt(100, 0.5, 0.01, 0.0101, 0.0099);

  it.each([
    ["holds where it is much longer", [0.05, 0.052, 0.048], "holds"],
    ["fails where it is not", [0.012, 0.0121, 0.0119], "fails"],
    ["is undecided where it scatters", [0.01, 0.1, 0.02], "undecided"],
  ])("%s", async (_, seconds, verdict) => {
    expect(await verdictOf(grows, ceilingAt(200), ...idle, ...windowsAt(180, 0.9, ...seconds))).toBe(verdict);
  });

  it("does not hold in a run that is made false", async () => {
    const windows = [...idle, ...windowsAt(180, 0.9, 0.05, 0.052, 0.048)];
    expect(await falsified(grows, 0, ...windows)).toBe("undecided");
    expect(await falsified(grows, 0.5, ...windows)).toBe("fails");
  });
});

describe("a light load that is unaffected by another", () => {
  const unaffected = unaffectedBy(MIXED, 0.1);
  const alone = lightWindows("alone", 0.01, 0.0101, 0.0099);

  it.each([
    ["holds where it takes as long", [0.01, 0.0101, 0.0099], "holds"],
    ["fails where it takes longer by more than the margin", [0.3, 0.31, 0.29], "fails"],
    ["fails where it takes shorter by more", [0.006, 0.0061, 0.0059], "fails"],
    ["is undecided where it scatters", [0.01, 0.02, 0.007], "undecided"],
  ])("%s", async (_, seconds, verdict) => {
    expect(await verdictOf(unaffected, ...alone, ...lightWindows("beside", ...seconds))).toBe(verdict);
  });

  it("is not known where the other load was planned at another rate, or not all of it was sent", async () => {
    const windows = [...alone, ...lightWindows("beside", 0.01, 0.0101, 0.0099)];
    expect(await verdictOf(unaffectedBy({ ...MIXED, everySeconds: 1 }, 0.1), ...windows)).toBe("holds");
    expect(await verdictOf(unaffectedBy({ ...MIXED, everySeconds: 2 }, 0.1), ...windows)).toBe("undecided");
    const fewer = windows.map((one) => ({
      ...one,
      beside: one.beside && { ...one.beside, window: { ...one.beside.window, offered: 10, sent: 9 } },
    }));
    expect(await verdictOf(unaffected, ...fewer)).toBe("undecided");
  });

  it("is not known where nothing was answered beside it", async () => {
    const idle = lightWindows("beside", 0.01, 0.0101, 0.0099).map((one) => ({
      ...one,
      beside: one.beside && { ...one.beside, window: { ...one.beside.window, answered: 0 } },
    }));
    expect(await verdictOf(unaffected, ...alone, ...idle)).toBe("undecided");
  });

  it("does not hold in a run that is made false", async () => {
    const windows = [...alone, ...lightWindows("beside", 0.01, 0.0101, 0.0099)];
    expect(await falsified(unaffected, 0, ...windows)).toBe("undecided");
    expect(await falsified(unaffected, 0.5, ...windows)).toBe("fails");
  });
});

describe("more requests a second at most", () => {
  const FRESH = { ...LOAD, use: "fresh" } as const;
  const more = answersMore(LOAD, FRESH);
  const noMore = answersNoMore(LOAD, FRESH, 0.2);
  const loops = (...rates: [kept: number, fresh: number][]) =>
    rates.flatMap(([kept, fresh]) => [ceilingAt(kept), ceilingAt(fresh, "fresh")]);
  const twice = loops([200, 100], [204, 101], [198, 99]);
  const alike = loops([200, 200], [204, 202], [198, 199]);

  it("are more where the whole interval is above, and no more where it is below the margin", async () => {
    expect(await verdictOf(more, ...twice)).toBe("holds");
    expect(await verdictOf(noMore, ...twice)).toBe("fails");
    expect(await verdictOf(more, ...alike)).toBe("undecided");
    expect(await verdictOf(noMore, ...alike)).toBe("holds");
    expect(await verdictOf(more, ...loops([100, 200], [101, 204], [99, 198]))).toBe("fails");
  });

  it("are undecided where they scatter, and in a single window each", async () => {
    const scattered = loops([200, 150], [90, 100], [300, 200]);
    expect(await verdictOf(more, ...scattered)).toBe("undecided");
    expect(await verdictOf(noMore, ...scattered)).toBe("undecided");
    expect(await verdictOf(more, ...loops([200, 100]))).toBe("undecided");
  });

  it("are compared over the numbers of connections that both have, which all weigh the same", async () => {
    const on = (connections: number, one: Steady) => ({
      ...one,
      window: { ...one.window, loop: { kind: "closed", connections } as const, inFlight: connections },
    });
    const alsoOn = (connections: number, rate: number, use?: "fresh") =>
      [rate, 1.01 * rate, 0.99 * rate].map((one) => on(connections, ceilingAt(one, use)));
    const run = await steadyRun(...twice, ...alsoOn(64, 400), ...alsoOn(64, 100, "fresh"), ...alsoOn(256, 900));
    const { quantity, evidence } = more(run);
    expect(quantity?.estimate).toBeCloseTo(Math.sqrt(2 * 4), 1);
    expect(evidence).toMatch(/16, 64 connections/);
    expect(more(await steadyRun(...alsoOn(64, 400), ...alsoOn(16, 100, "fresh"))).evidence).toMatch(/did not measure/);
  });

  it("may have to be several times as many", async () => {
    expect(await verdictOf(answersMore(LOAD, FRESH, 1.5), ...twice)).toBe("holds");
    expect(await verdictOf(answersMore(LOAD, FRESH, 3), ...twice)).toBe("fails");
  });

  it("say how many times as many in the same direction, whichever is claimed", async () => {
    const run = await steadyRun(...twice);
    for (const test of [more, noMore])
      expect(test(run).evidence).toMatch(
        / on kept connections answers 2\.01 \(.*\) times as many .* fresh connections, 16 connections, in closed loops$/,
      );
  });

  it("do not hold in a run that is made false, and fail in one that is made much so", async () => {
    for (const [test, windows] of [
      [more, twice],
      [noMore, alike],
    ] as const) {
      expect(await falsified(test, 0, ...windows)).toBe("undecided");
      expect(await falsified(test, 0.5, ...windows)).toBe("fails");
    }
  });
});

describe("a higher capacity than another", () => {
  const OTHER = { target: LOAD.target, endpoint: MIXED.light, use: "kept" } as const;
  const higher = higherCapacity(LOAD, OTHER);
  const other = (windows: Steady[]) => windows.map((one) => ({ ...one, endpoint: OTHER.endpoint }));
  const fast = (rate: number) => windowsAt(rate, null, 0.02, 0.021, 0.019);
  const slow = (rate: number) => windowsAt(rate, null, 0.2, 0.21, 0.19);
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

  it.each([
    ["holds where one keeps its bound at a rate at which the other breaks its own", fast(150), slow(140), "holds"],
    ["fails the other way round", slow(140), fast(150), "fails"],
    ["is undecided between the two", [...fast(100), ...slow(200)], [...fast(110), ...slow(210)], "undecided"],
    ["is undecided where both are shown", [...slow(100), ...fast(200)], [...slow(150), ...fast(160)], "undecided"],
  ])("%s", async (_, mine, theirs, verdict) => {
    expect(higher(await bounded(...mine, ...other(theirs))).verdict).toBe(verdict);
  });

  it("is the less easily certain of a rate, the more of them it looks at", async () => {
    const close = windowsAt(150, null, 0.044, 0.045, 0.043);
    expect(higher(await bounded(...close, ...other(slow(140)))).verdict).toBe("holds");
    const more = [300, 310, 320, 330].flatMap(slow);
    expect(higher(await bounded(...close, ...other([...slow(140), ...more]))).verdict).toBe("undecided");
  });

  it("says what is certain of both, and on how many windows", async () => {
    const judged = higher(await bounded(...fast(150), ...other(slow(140))));
    expect(judged.evidence).toMatch(
      /keeps its bound at 150 a second, at none certain to break it; .* is certain to keep its bound at no rate, breaks it at 140 a second$/,
    );
    expect(judged.observations).toBe(6);
  });

  it("does not hold in a run that is made false", async () => {
    const run = await bounded(...fast(100), ...fast(150), ...other([...fast(100), ...slow(140)]));
    expect(higher(run).verdict).toBe("holds");
    const change = higher.falsification?.falsify(run, 0.5)?.run;
    expect(change && higher(change(run)).verdict).toBe("fails");
  });
});

describe("a light load that is slowed by another", () => {
  const slowed = slowedBy(MIXED, 10);
  const alone = lightWindows("alone", 0.01, 0.0101, 0.0099);

  it.each([
    ["holds where it takes much longer", [0.3, 0.31, 0.29], "holds"],
    ["fails where it does not", [0.02, 0.021, 0.019], "fails"],
    ["is undecided where it scatters", [0.01, 0.4, 0.2], "undecided"],
  ])("%s", async (_, seconds, verdict) => {
    expect(await verdictOf(slowed, ...alone, ...lightWindows("beside", ...seconds))).toBe(verdict);
  });

  it("does not hold in a run that is made false", async () => {
    const windows = [...alone, ...lightWindows("beside", 0.3, 0.31, 0.29)];
    expect(await falsified(slowed, 0, ...windows)).toBe("undecided");
    expect(await falsified(slowed, 0.5, ...windows)).toBe("fails");
  });
});

it.each([
  ["below", p99Below(LOAD, 0.5, 0.05)],
  ["capacity", capacityAtLeast(LOAD, 100)],
  ["growth", tailGrowsWith(LOAD, { from: 0.5, to: 0.9 }, 2)],
  ["unaffected", unaffectedBy(MIXED, 0.1)],
  ["slowed", slowedBy(MIXED, 2)],
  ["more", answersMore(LOAD, { ...LOAD, use: "fresh" })],
  ["no more", answersNoMore(LOAD, { ...LOAD, use: "fresh" }, 0.1)],
  ["higher capacity", higherCapacity(LOAD, { ...LOAD, use: "fresh" })],
])("in a run without steady load, %s is not measured, and cannot be made false", async (_, test) => {
  const run = await steadyRun();
  expect(test(run)).toMatchObject({ verdict: "undecided", evidence: "this run did not measure it" });
  expect(test.falsification?.falsify(run, 0)).toBeNull();
});
