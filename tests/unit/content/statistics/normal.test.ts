import { expect, it } from "vitest";
import { probabilityOfNormal } from "../../../../content/statistics/normal.ts";

// R: pnorm(c(-8, -1.959964, -0.5, 0, 0.5, 1.2815516, 3))
it.each([
  [-8, 0],
  [-1.959964, 0.025],
  [-0.5, 0.3085375],
  [0, 0.5],
  [0.5, 0.6914625],
  [1.2815516, 0.9],
  [3, 0.9986501],
])("knows how probably a standard normal number is at most %d", (value, probability) => {
  expect(probabilityOfNormal(value)).toBeCloseTo(probability, 6);
});
