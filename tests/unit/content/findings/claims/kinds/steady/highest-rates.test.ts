import { describe, expect, it } from "vitest";
import { answersMore } from "../../../../../../../content/findings/claims/kinds/steady/answers-more.ts";
import { answersNoMore } from "../../../../../../../content/findings/claims/kinds/steady/answers-no-more.ts";
import type { Steady } from "../../../../../../../content/run/observations/steady.ts";
import { ceilingAt, LOAD, steadyRun } from "../../../steady/steady-run.fixture.ts";
import { falsified, verdictOf } from "./judged.fixture.ts";

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

  it.each([
    ["an endpoint that alone scatters, with few degrees of freedom", 1.22, "undecided", [1, 1.15, 1 / 1.15]],
    [
      "both as if they scattered alike, where two windows do not show how either does",
      1.07,
      "holds",
      [1.015, 1 / 1.015],
    ],
    [
      "both so, with somewhat fewer degrees of freedom than two, since they may not",
      1.0457,
      "undecided",
      [1.015, 1 / 1.015],
    ],
  ] as const)("are compared by the scatter of %s", async (_, times, verdict, kept) => {
    // As many answers that rounding hides nothing.
    expect(
      await verdictOf(more, ...loops(...kept.map((one) => [10_000 * times * one, 10_000] as [number, number]))),
    ).toBe(verdict);
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
