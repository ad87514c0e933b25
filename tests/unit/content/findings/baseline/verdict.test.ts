import { expect, it } from "vitest";
import { judge } from "../../../../../content/findings/baseline/verdict.ts";

const range = { low: 0.8, high: 1.2 };
const verdict = (ours: { low: number; high: number } | null, rivals: number[] = [0]) =>
  judge(ours, range, rivals).verdict;

it("calls reproduced what lies wholly in the range", () => {
  expect(verdict({ low: 0.8, high: 1.2 })).toBe("reproduced");
  expect(verdict({ low: 1, high: 1 }, [0, 0.5, 2])).toBe("reproduced");
});

it("says which other kinds of server the range is clear of", () => {
  expect(judge({ low: 1, high: 1 }, range, [0, 0.5]).why).toBe("inside range 0.800 to 1.20, clear of 0 and 0.500");
});

it("reproduces nothing by a range of which nobody knows what it excludes", () => {
  expect(judge({ low: 1, high: 1 }, range, [])).toEqual({
    verdict: "undecided",
    why: "inside range 0.800 to 1.20, which tells little: it excludes no rival",
  });
  expect(verdict({ low: 2, high: 2 }, [])).toBe("differs");
});

it("calls different what lies wholly outside", () => {
  expect(verdict({ low: 1.21, high: 3 })).toBe("differs");
  expect(verdict({ low: 0, high: 0.79 })).toBe("differs");
});

it("leaves undecided what reaches out of the range, and what was not measured", () => {
  expect(verdict({ low: 0.7, high: 1 })).toBe("undecided");
  expect(verdict({ low: 0.5, high: 2 })).toBe("undecided");
  expect(verdict(null)).toBe("undecided");
});

it("does not let a range reproduce anything that another kind of server would give too", () => {
  expect(judge({ low: 1, high: 1 }, range, [0.9])).toEqual({
    verdict: "undecided",
    why: "range 0.800 to 1.20 also holds 0.900, which another kind of server gives",
  });
  expect(verdict({ low: 2, high: 2 }, [0.9])).toBe("differs");
});
