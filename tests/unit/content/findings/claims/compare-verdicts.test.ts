import { expect, it } from "vitest";
import { compareVerdicts, sayComparison } from "../../../../../content/findings/claims/compare-verdicts.ts";
import type { JudgedClaim } from "../../../../../content/findings/claims/judge-claims.ts";
import { NOT_MEASURED, type Verdict } from "../../../../../content/findings/claims/verdict.ts";

const judged = (id: string, verdict: Verdict): JudgedClaim => ({
  ...{ ...NOT_MEASURED, id, statement: `${id} is.`, verdict },
  observations: 3,
});

const reference = [judged("a", "holds"), judged("b", "fails"), judged("c", "undecided")];

it("counts the verdicts of every claim, and calls those wrong that are the opposite of the reference's", () => {
  const found = compareVerdicts(reference, [
    [judged("a", "holds"), judged("b", "holds"), judged("c", "holds")],
    [judged("a", "undecided"), judged("b", "fails"), judged("c", "fails")],
    [judged("a", "fails"), judged("b", "undecided")],
  ]);
  expect(found.claims).toEqual([
    { id: "a", reference: "holds", runs: { holds: 1, fails: 1, undecided: 1 }, wrong: 1 },
    { id: "b", reference: "fails", runs: { holds: 1, fails: 1, undecided: 1 }, wrong: 1 },
    { id: "c", reference: "undecided", runs: { holds: 1, fails: 1, undecided: 1 }, wrong: 0 },
  ]);
  expect(found).toMatchObject({ decidedByRun: [3, 2, 1], wrong: 2 });
  expect(sayComparison(found)).toBe("3 runs: claims decided 1–3 of 3, wrong decisions 2");
});

it("leaves out what the reference did not measure", () => {
  const missing = { ...judged("d", "undecided"), observations: null };
  const found = compareVerdicts([judged("a", "holds"), missing], [[judged("a", "holds"), judged("d", "holds")]]);
  expect(found.claims.map(({ id }) => id)).toEqual(["a"]);
  expect(sayComparison(found)).toBe("1 run: claims decided 1 of 1, wrong decisions 0");
});
