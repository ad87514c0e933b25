import { expect, it } from "vitest";
import { shareBounds } from "../../../../content/statistics/share-bounds.ts";

// As R's binom.test gives them.
it.each([
  [0, 10, 0.95, 0, 0.3085],
  [3, 6, 0.95, 0.1181, 0.8819],
  [10, 10, 0.95, 0.6915, 1],
  [5, 40, 0.95, 0.0419, 0.268],
  [5, 40, 0.99, 0.0282, 0.3151],
])("bounds the share of %i in %i trials at %f confidence", (found, trials, confidence, low, high) => {
  const bounds = shareBounds(found, trials, confidence);
  expect(bounds.low).toBeCloseTo(low, 3);
  expect(bounds.high).toBeCloseTo(high, 3);
});
