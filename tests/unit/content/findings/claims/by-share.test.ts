import { expect, it } from "vitest";
import { byCounterexamples, byShare } from "../../../../../content/findings/claims/by-share.ts";

it.each([
  [0, 20, "holds"],
  [1, 20, "undecided"],
  [2, 20, "undecided"],
  [3, 20, "undecided"],
  [6, 20, "fails"],
  [2, 2, "fails"],
] as const)("takes %i counterexamples in %i bursts for a sentence about all that %s", (found, looked, verdict) => {
  expect(byCounterexamples(found, looked, 0.95)).toBe(verdict);
});

it.each([
  [0, 20, "undecided"],
  [0, 40, "fails"],
  [3, 20, "undecided"],
  [0, 29, "fails"],
  [3, 6, "holds"],
  [4, 14, "holds"],
  [6, 20, "holds"],
] as const)("takes %i in %i bursts for more than a tenth of them: %s", (found, looked, verdict) => {
  expect(byShare(found, looked, 0.95)).toBe(verdict);
});
