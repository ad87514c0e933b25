import { expect, it } from "vitest";
import { contrast } from "../../../../content/statistics/contrast.ts";

// R's data set `sleep`: t.test(extra ~ group, var.equal = TRUE) prints the interval below.
const FIRST = [0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0, 2];
const SECOND = [1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4];

it("gives the interval of a difference that R prints for its data set sleep", () => {
  const found = contrast([
    { values: FIRST, weight: 1 },
    { values: SECOND, weight: -1 },
  ]);
  expect(found?.estimate).toBeCloseTo(-1.58, 6);
  expect(found?.low).toBeCloseTo(-3.363874, 5);
  expect(found?.high).toBeCloseTo(0.203874, 5);
});

it("has no interval without a group of two, or with one of none", () => {
  const single = { values: [1], weight: 1 };
  expect(contrast([single, single])).toBeNull();
  expect(
    contrast([
      { values: [1, 2], weight: 1 },
      { values: [], weight: -1 },
    ]),
  ).toBeNull();
});
