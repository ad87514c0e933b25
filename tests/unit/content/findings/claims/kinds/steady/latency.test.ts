import { describe, expect, it } from "vitest";
import { answersMore } from "../../../../../../../content/findings/claims/kinds/steady/answers-more.ts";
import { answersNoMore } from "../../../../../../../content/findings/claims/kinds/steady/answers-no-more.ts";
import { capacityAtLeast } from "../../../../../../../content/findings/claims/kinds/steady/capacity-at-least.ts";
import { higherCapacity } from "../../../../../../../content/findings/claims/kinds/steady/higher-capacity.ts";
import { p99Above } from "../../../../../../../content/findings/claims/kinds/steady/p99-above.ts";
import { slowedAtMost } from "../../../../../../../content/findings/claims/kinds/steady/slowed-at-most.ts";
import { slowedBy } from "../../../../../../../content/findings/claims/kinds/steady/slowed-by.ts";
import { withinBoundBeside } from "../../../../../../../content/findings/claims/kinds/steady/within-bound-beside.ts";
import { LOAD, lightWindows, MIXED, steadyRun } from "../../../steady/steady-run.fixture.ts";
import { falsified, verdictOf } from "./judged.fixture.ts";

describe("a light load that another slows down by no more than a factor", () => {
  const unaffected = slowedAtMost(MIXED, 1.1);
  const alone = lightWindows("alone", 0.01, 0.0101, 0.0099);

  it.each([
    ["holds where it takes as long", [0.01, 0.0101, 0.0099], "holds"],
    ["fails where it takes longer by more than the margin", [0.3, 0.31, 0.29], "fails"],
    ["holds where it takes shorter, by however much", [0.006, 0.0061, 0.0059], "holds"],
    ["is undecided where it scatters", [0.01, 0.02, 0.007], "undecided"],
  ])("%s", async (_, seconds, verdict) => {
    expect(await verdictOf(unaffected, ...alone, ...lightWindows("beside", ...seconds))).toBe(verdict);
  });

  it("is not known where the other load was planned at another rate, or not all of it was sent", async () => {
    const windows = [...alone, ...lightWindows("beside", 0.01, 0.0101, 0.0099)];
    expect(await verdictOf(slowedAtMost({ ...MIXED, everySeconds: 1 }, 1.1), ...windows)).toBe("holds");
    expect(await verdictOf(slowedAtMost({ ...MIXED, everySeconds: 2 }, 1.1), ...windows)).toBe("undecided");
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

describe("a light load that stays within its bound beside another", () => {
  const within = withinBoundBeside(MIXED);
  const [alone] = lightWindows("alone", 0.3);
  /** A run in which the light load has a bound, of 50 ms as the other. */
  const withBound = async (...seconds: number[]) => {
    const run = await steadyRun(...(alone ? [alone] : []), ...lightWindows("beside", ...seconds));
    const { steady } = run.plan;
    const loads = steady?.loads.flatMap((load) => [load, { ...load, endpoint: MIXED.light }]) ?? [];
    return { ...run, plan: { ...run.plan, steady: steady && { ...steady, loads } } };
  };

  it.each([
    ["holds where it does, however long it takes alone", [0.01, 0.011, 0.009], "holds"],
    ["fails where it takes longer", [0.3, 0.31, 0.29], "fails"],
    ["is undecided where it scatters about the bound", [0.04, 0.07, 0.03], "undecided"],
    ["is undecided in one window", [0.01], "undecided"],
  ])("%s", async (_, seconds, verdict) => {
    expect(within(await withBound(...seconds)).verdict).toBe(verdict);
  });

  it("fails where too few requests have an answer, which took at least the time that they were given", async () => {
    const run = await withBound(0.01, 0.011, 0.009);
    const observations = run.observations.map((one) =>
      one.kind === "steady" ? { ...one, window: { ...one.window, answered: 970, errors: { closed: 30 } } } : one,
    );
    expect(within({ ...run, observations })).toMatchObject({
      verdict: "fails",
      quantity: { low: expect.closeTo(10_000) },
    });
  });

  it("is said in milliseconds, as its bound is", async () => {
    const { quantity, allowed, evidence } = within(await withBound(0.01, 0.011, 0.009));
    expect([quantity?.estimate, allowed?.high]).toEqual([expect.closeTo(9.97, 1), 50]);
    expect(evidence).toMatch(/ is 9\.\d+ \(.* ms; the claim is about 50$/);
  });

  it("is not known without a bound", async () => {
    expect(await verdictOf(within, ...lightWindows("beside", 0.01, 0.011, 0.009))).toBe("undecided");
  });

  it("does not hold in a run that is made false", async () => {
    const run = await withBound(0.01, 0.011, 0.009);
    const changed = (beyond: number) => within.falsification?.falsify(run, beyond)?.run?.(run) ?? run;
    expect([within(changed(0)).verdict, within(changed(0.5)).verdict]).toEqual(["undecided", "fails"]);
  });
});

it.each([
  ["above", p99Above(LOAD, 0.5)],
  ["capacity", capacityAtLeast(LOAD, 100)],
  ["slowed at most", slowedAtMost(MIXED, 1.1)],
  ["slowed", slowedBy(MIXED, 2)],
  ["within the bound", withinBoundBeside(MIXED)],
  ["more", answersMore(LOAD, { ...LOAD, use: "fresh" })],
  ["no more", answersNoMore(LOAD, { ...LOAD, use: "fresh" }, 0.1)],
  ["higher capacity", higherCapacity(LOAD, { ...LOAD, use: "fresh" })],
])("in a run without steady load, %s is not measured, and cannot be made false", async (_, test) => {
  const run = await steadyRun();
  expect(test(run)).toMatchObject({ verdict: "undecided", evidence: "this run did not measure it" });
  expect(test.falsification?.falsify(run, 0)).toBeNull();
});

describe("a light load alone", () => {
  const unaffected = slowedAtMost(MIXED, 2);

  it("is the same whichever other it was measured beside as well, but not at another rate", async () => {
    const run = await steadyRun(
      ...lightWindows("alone", 0.01, 0.014),
      ...lightWindows("alone", 0.011, 0.012, 0.01).map((one) => ({ ...one, place: 1 })),
      ...lightWindows("beside", 0.011, 0.012, 0.0115),
    );
    const [first] = run.plan.steady?.mixed ?? [];
    const withSecond = (ratePerSecond: number) => {
      const { steady } = run.plan;
      const second = first && { ...first, blocking: first.light, ratePerSecond };
      return {
        ...run,
        plan: { ...run.plan, steady: steady && first && second && { ...steady, mixed: [first, second] } },
      };
    };
    const detectable = (ratePerSecond: number) => unaffected(withSecond(ratePerSecond)).detectable ?? 0;
    expect(unaffected(withSecond(20)).verdict).toBe("holds");
    expect(detectable(20)).toBeLessThan(detectable(40) / 2);
  });
});
