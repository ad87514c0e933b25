import { expect, it } from "vitest";
import { sayMark } from "../../../../../content/findings/claims/say-judged.ts";
import { NOT_MEASURED } from "../../../../../content/findings/claims/verdict.ts";

it("tells what was not measured from what is undecided where no evidence stands beside it", () => {
  expect(sayMark(NOT_MEASURED)).toBe("not measured");
  expect(sayMark({ ...NOT_MEASURED, observations: 3 })).toBe("undecided");
  expect(sayMark({ ...NOT_MEASURED, detectable: 0.5, couldHardlyFail: true })).toBe("undecided, weak test");
  expect(sayMark({ ...NOT_MEASURED, wouldDecide: 24 })).toBe("not asked of a quick run");
  expect(sayMark({ ...NOT_MEASURED, verdict: "holds" })).toBe("holds");
});
