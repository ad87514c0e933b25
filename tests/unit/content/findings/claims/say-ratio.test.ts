import { expect, it } from "vitest";
import { sayRatio } from "../../../../../content/findings/claims/say-ratio.ts";

it.each([
  ["both ends", [Math.log(1.8), Math.log(1.77), Math.log(1.83)], "1.80 (1.77 to 1.83)"],
  ["the lower end", [Math.log(1.8), Math.log(1.77), Number.POSITIVE_INFINITY], "at least 1.77"],
  ["the upper end", [Math.log(1.8), Number.NEGATIVE_INFINITY, Math.log(1.83)], "at most 1.83"],
  ["neither end", [0, Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY], "an unknown number"],
  ["an upper end that is too large for a number", [0, -1, 800], "at least 0.368"],
  ["a lower end that is too small for a number", [0, -800, 1], "at most 2.72"],
] as const)("says a ratio of which is known %s", (_, [estimate, low, high], said) => {
  expect(sayRatio({ estimate, low, high })).toBe(said);
});
