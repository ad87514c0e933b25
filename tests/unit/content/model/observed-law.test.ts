import { expect, it } from "vitest";
import { lawOf } from "../../../../content/model/observed-law.ts";

const about = (ratio: number, reach = 0.02) => ({ ratio, low: ratio * (1 - reach), high: ratio * (1 + reach) });

it.each([
  { concurrency: 1, stretch: about(1), law: "serial" },
  { concurrency: 2, stretch: about(1.01), law: "staircase" },
  { concurrency: 3, stretch: about(1.53), law: "queued and shared" },
  { concurrency: 10, stretch: about(5.4), law: "shared" },
  { concurrency: 10, stretch: about(1.12), law: "flat" },
])("names $law from $concurrency at once of ten", ({ law, concurrency, stretch }) => {
  expect(lawOf({ concurrency, level: 10, stretch })).toBe(law);
});

it.each([
  ["one at a time that take longer and longer", { concurrency: 1, stretch: about(1.5) }],
  ["one at a time that take less", { concurrency: 1, stretch: about(0.8) }],
  ["few at a time, between the ranges", { concurrency: 2, stretch: about(1.25) }],
  ["all at once, between the ranges", { concurrency: 10, stretch: about(1.9) }],
  ["noise that reaches the other range", { concurrency: 2, stretch: about(1.05, 0.4) }],
  ["no known noise", { concurrency: 2, stretch: null }],
])("is undecided for %s", (_, observed) => {
  expect(lawOf({ level: 10, ...observed })).toBeNull();
});

it("names a staircase a little beyond its range where the noise reaches back to it, and not where it reaches sharing", () => {
  expect(lawOf({ concurrency: 2, level: 10, stretch: about(1.13, 0.05) })).toBe("staircase");
  expect(lawOf({ concurrency: 2, level: 10, stretch: about(1.2, 0.2) })).toBeNull();
  expect(lawOf({ concurrency: 10, level: 10, stretch: about(1.7, 0.05) })).toBeNull();
});

it("needs bursts of more than one", () => {
  expect(lawOf({ concurrency: 1, level: 1, stretch: about(1) })).toBeNull();
});
