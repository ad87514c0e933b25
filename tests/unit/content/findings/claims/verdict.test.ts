import { expect, it } from "vitest";
import { above, inside } from "../../../../../content/findings/claims/verdict.ts";

it("decides that something is above a bound only when its whole interval is", () => {
  expect(above({ low: 1.01, high: 2 }, 1)).toBe("holds");
  expect(above({ low: 0.5, high: 0.99 }, 1)).toBe("fails");
  expect(above({ low: 0.99, high: 5 }, 1)).toBe("undecided");
  expect(above({ low: 1, high: 2 }, 1)).toBe("undecided");
});

it("decides that something is within bounds only when its whole interval is inside or outside", () => {
  const bounds = { low: 0.9, high: 1.1 };
  expect(inside({ low: 0.95, high: 1.05 }, bounds)).toBe("holds");
  expect(inside({ low: 1.2, high: 1.3 }, bounds)).toBe("fails");
  expect(inside({ low: 0.5, high: 0.8 }, bounds)).toBe("fails");
  expect(inside({ low: 1, high: 1.2 }, bounds)).toBe("undecided");
  expect(inside({ low: 0.5, high: 2 }, bounds)).toBe("undecided");
});
