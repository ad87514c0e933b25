import { expect, it } from "vitest";
import { verdictAbove, verdictInside } from "../../../../../content/findings/claims/verdict.ts";

it("decides that something is above a bound only when its whole interval is", () => {
  expect(verdictAbove({ low: 1.01, high: 2 }, 1)).toBe("holds");
  expect(verdictAbove({ low: 0.5, high: 0.99 }, 1)).toBe("fails");
  expect(verdictAbove({ low: 0.99, high: 5 }, 1)).toBe("undecided");
  expect(verdictAbove({ low: 1, high: 2 }, 1)).toBe("undecided");
});

it("decides that something is within bounds only when its whole interval is inside or outside", () => {
  const bounds = { low: 0.9, high: 1.1 };
  expect(verdictInside({ low: 0.95, high: 1.05 }, bounds)).toBe("holds");
  expect(verdictInside({ low: 1.2, high: 1.3 }, bounds)).toBe("fails");
  expect(verdictInside({ low: 0.5, high: 0.8 }, bounds)).toBe("fails");
  expect(verdictInside({ low: 1, high: 1.2 }, bounds)).toBe("undecided");
  expect(verdictInside({ low: 0.5, high: 2 }, bounds)).toBe("undecided");
});
