import { describe, expect, it } from "vitest";
import { bracketOf, confirmedRate, nextRate, triedRates } from "../../../../../content/findings/steady/capacity.ts";
import { steadyAt } from "./window.fixture.ts";

const BOUND = 0.05;
const fast = (perSecond: number) => steadyAt(perSecond, 0.01);
const slow = (perSecond: number) => steadyAt(perSecond, 0.2);
const bracket = (...windows: ReturnType<typeof steadyAt>[]) => bracketOf(triedRates(windows, BOUND));

describe("the capacity", () => {
  it("lies between the highest rate that kept the bound and the lowest that did not", () => {
    expect(bracket(fast(100), slow(400), fast(200))).toEqual({ low: 200, high: 400 });
  });

  it("lies below the first rate that did not keep it, whatever a higher one did", () => {
    expect(bracket(fast(100), slow(200), fast(300))).toEqual({ low: 100, high: 200 });
  });

  it("is decided by most windows of a rate, so that one that was disturbed is not", () => {
    expect(bracket(fast(100), fast(200), fast(200), slow(200), slow(300))).toEqual({ low: 200, high: 300 });
    // One of two is not most.
    expect(bracket(fast(100), fast(200), slow(200))).toEqual({ low: 100, high: 200 });
  });

  it("has no upper end where every rate kept the bound, and no lower one where none did", () => {
    expect(bracket(fast(100), fast(200))).toEqual({ low: 200, high: null });
    expect(bracket(slow(100), slow(200))).toEqual({ low: 0, high: 100 });
  });

  it("is exceeded by a rate at which a fiftieth of the requests had no answer, however fast the others were", () => {
    const { window } = fast(200);
    const dropping = { ...fast(200), window: { ...window, answered: 980, errors: { closed: 20 } } };
    expect(bracket(fast(100), dropping)).toEqual({ low: 100, high: 200 });
  });
});

describe("the rate to try next", () => {
  it("halves what is not known, in both directions, or goes beyond what kept the bound", () => {
    expect(nextRate({ low: 200, high: 400 })).toBe(300);
    expect(nextRate({ low: 0, high: 100 })).toBe(50);
    expect(nextRate({ low: 200, high: null })).toBeCloseTo(240);
    expect(nextRate({ low: 0, high: null })).toBeNull();
  });

  it("closes in on a capacity of 271 a second from two rates around it", () => {
    const windows = [fast(100), slow(400)];
    for (let step = 0; step < 6; step++) {
      const rate = nextRate(bracket(...windows)) ?? 0;
      windows.push(rate < 271 ? fast(rate) : slow(rate));
    }
    const { low, high } = bracket(...windows);
    expect([low < 271, (high ?? 0) > 271, (high ?? 0) - low < 5]).toEqual([true, true, true]);
  });
});

it.each([
  ["on both sides of the capacity in turn", [fast(100), slow(200)], [100, 200, 100]],
  ["twice at the lowest rate where none kept the bound", [slow(100), slow(200)], [100, 100, 100]],
  ["at the highest rate and beyond it where all kept the bound", [fast(100), fast(200)], [200, 240, 200]],
  ["nowhere where nothing was tried", [], [null, null, null]],
])("confirms %s", (_, windows, rates) => {
  const tried = triedRates(windows, BOUND);
  expect([0, 1, 2].map((place) => confirmedRate(place, tried))).toEqual(
    rates.map((rate) => rate && expect.closeTo(rate, 6)),
  );
});
