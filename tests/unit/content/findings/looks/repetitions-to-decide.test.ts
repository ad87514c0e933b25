import { expect, it } from "vitest";
import { repetitionsToDecide } from "../../../../../content/findings/looks/repetitions-to-decide.ts";

const found = (estimate: number, reach: number, allowed: { low: number | null; high: number | null }) => ({
  quantity: { estimate, low: estimate / (1 + reach), high: estimate * (1 + reach) },
  allowed,
});
const LARGER = { low: 1, high: null };

it("is how many more halve the interval where its end is twice as far away as the bound", () => {
  expect(repetitionsToDecide(found(1.1, 0.21, LARGER), 2)).toBeCloseTo(6, 9);
  expect(repetitionsToDecide(found(1 / 1.1, 0.21, LARGER), 3)).toBeCloseTo(9, 9);
});

it("is told by the nearer of two bounds", () => {
  expect(repetitionsToDecide(found(1.1, 0.21, { low: 0.5, high: 1.21 }), 2)).toBeCloseTo(6, 9);
});

it("is one at least, also where no interval decides, or only one end of it is known", () => {
  expect(repetitionsToDecide(found(2, 0.1, LARGER), 2)).toBe(1);
  expect(repetitionsToDecide({ quantity: null, allowed: null }, 2)).toBe(1);
  expect(repetitionsToDecide({ quantity: { estimate: null, low: 2, high: null }, allowed: LARGER }, 2)).toBe(1);
});

it("is without end where the estimate is the bound", () => {
  expect(repetitionsToDecide(found(1, 0.1, LARGER), 2)).toBe(Number.POSITIVE_INFINITY);
});
