import { describe, expect, it } from "vitest";
import { capacityAtLeast } from "../../../../../../../content/findings/claims/kinds/steady/capacity-at-least.ts";
import { higherCapacity } from "../../../../../../../content/findings/claims/kinds/steady/higher-capacity.ts";
import type { Steady } from "../../../../../../../content/run/observations/steady.ts";
import { LOAD, MIXED, steadyRun, windowsAt } from "../../../steady/steady-run.fixture.ts";
import { falsified, verdictOf } from "./judged.fixture.ts";

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
