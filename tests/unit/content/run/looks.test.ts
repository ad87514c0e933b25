import { describe, expect, it } from "vitest";
import { confidenceOf, isLeftOut, type Look, plannedLooks, repetitionsOf } from "../../../../content/run/looks.ts";
import { lookAlpha } from "../../../../content/statistics/contrasts/look-alpha.ts";

const untilDecided = { burstSeconds: 120 };
const burst = { target: "fastapianalytics", endpoint: "sync-cpubound", level: 5 };
const look = (repetitions: number, more: Partial<Look> = {}): Look => ({
  ...{ repetitions, atSeconds: 1, alpha: 0.015, claims: [], leftOut: [], ends: null },
  ...more,
});
const leftOut: Look["leftOut"] = [
  { target: burst.target, endpoint: burst.endpoint, levels: [2, 5], reason: "decided" },
];

describe("the confidence that claims are judged with", () => {
  it("is 95% where every repetition is measured whole, however many there are", () => {
    for (const repetitions of [1, 2, 7]) expect(confidenceOf({ plan: { repetitions, untilDecided: null } })).toBe(0.95);
  });

  it("is that of the looks that are planned, one for each repetition from the second on", () => {
    expect(plannedLooks({ repetitions: 6, untilDecided })).toBe(5);
    expect(confidenceOf({ plan: { repetitions: 6, untilDecided } })).toBe(1 - lookAlpha(5));
    expect(confidenceOf({ plan: { repetitions: 2, untilDecided } })).toBe(0.95);
    expect(confidenceOf({ plan: { repetitions: 1, untilDecided } })).toBe(0.95);
  });
});

describe("what a look leaves out", () => {
  it("is left out of the next repetition only, with its own levels only", () => {
    const looks = [look(1), look(2, { leftOut }), look(3)];
    expect([0, 1, 2, 3].map((repetition) => isLeftOut(looks, { ...burst, repetition }))).toEqual([
      ...[false, false, true, false],
    ]);
    expect(isLeftOut(looks, { ...burst, level: 3, repetition: 2 })).toBe(false);
    expect(isLeftOut(looks, { ...burst, target: "other", repetition: 2 })).toBe(false);
  });

  it("is everything after the run has ended", () => {
    const looks = [look(1), look(2, { ends: "all decided" })];
    expect([1, 2, 5].map((repetition) => isLeftOut(looks, { ...burst, repetition }))).toEqual([false, true, true]);
  });

  it("is nothing without looks", () => {
    expect(isLeftOut([], { ...burst, repetition: 2 })).toBe(false);
  });
});

it("counts the repetitions that were measured", () => {
  expect(repetitionsOf({ plan: { repetitions: 6, untilDecided }, looks: [look(1), look(2)] })).toBe(2);
  expect(repetitionsOf({ plan: { repetitions: 3, untilDecided: null }, looks: [] })).toBe(3);
});
