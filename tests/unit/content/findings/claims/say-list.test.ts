import { expect, it } from "vitest";
import type { JudgedClaim } from "../../../../../content/findings/claims/judge-claims.ts";
import { sayList } from "../../../../../content/findings/claims/say-list.ts";
import { NOT_MEASURED } from "../../../../../content/findings/claims/verdict.ts";

const counted: JudgedClaim = {
  ...{ ...NOT_MEASURED, id: "a", statement: "A is.", verdict: "holds", evidence: "3 found" },
  observations: 1,
};
const weak: JudgedClaim = {
  ...{ ...NOT_MEASURED, id: "b", statement: "B is.", verdict: "undecided", evidence: "1.00 (0.70 to 1.40)" },
  ...{ detectable: 0.5, margin: 0.1, couldHardlyFail: true },
};

it("says of each claim that is measured or not asked its verdict, what that rests on and how hard it was tested, then counts them", () => {
  const unasked = { ...NOT_MEASURED, evidence: "24 of 100 such runs would decide it", wouldDecide: 24 };
  const others = [
    { ...NOT_MEASURED, id: "c", statement: "C is." },
    { ...unasked, id: "d", statement: "D is." },
  ];
  expect(sayList([counted, ...others, weak])).toEqual([
    "  A is.",
    "    holds: 3 found; from 1 observation",
    "  B is.",
    "    undecided, weak test: 1.00 (0.70 to 1.40); margin 10%; only 50% would have been noticed, so it could hardly have failed",
    "  D is.",
    "    not asked of a quick run: 24 of 100 such runs would decide it",
    "Claims: 1 holds, 1 is undecided; 1 could hardly have failed; 1 is not asked of a quick run; 1 more is about what this run did not measure.",
  ]);
});
