import { expect, it } from "vitest";
import { leastSquares } from "../../../../content/statistics/slope.ts";

// R's data set `women`; coef(lm(weight ~ height, women)) prints -87.51667 and 3.45.
const WEIGHT = [115, 117, 120, 123, 126, 129, 132, 135, 139, 142, 146, 150, 154, 159, 164];
const women = WEIGHT.map((y, index) => ({ x: 58 + index, y }));

it("gives the coefficients that R prints for its data set women", () => {
  const { slope, intercept } = leastSquares(women);
  expect(slope).toBeCloseTo(3.45, 5);
  expect(intercept).toBeCloseTo(-87.51667, 5);
});

it("refuses points that do not differ in x", () => {
  expect(() =>
    leastSquares([
      { x: 1, y: 1 },
      { x: 1, y: 2 },
    ]),
  ).toThrow(/differ in x/);
});
