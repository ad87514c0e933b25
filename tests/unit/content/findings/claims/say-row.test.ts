import { expect, it } from "vitest";
import { sayRow } from "../../../../../content/findings/claims/say-row.ts";
import { NOT_MEASURED, type Verdict } from "../../../../../content/findings/claims/verdict.ts";

function said(...verdicts: (Verdict | "not asked")[]): string {
  const row = verdicts.map((verdict, index) => {
    const name = "ABCD"[index];
    const claim = { statement: `${name} is.`, fails: `${name} is not.`, undecided: `whether ${name} is` };
    const judged = verdict === "not asked" ? { ...NOT_MEASURED, wouldDecide: 24 } : { ...NOT_MEASURED, verdict };
    return { claim, judged };
  });
  return sayRow(row)
    .map(({ words, after }) => words + after)
    .join("");
}

it("says what is decided in sentences of their own", () => {
  expect(said("holds", "fails")).toBe("A is. B is not.");
});

it("says what is undecided in one sentence, however many claims it is", () => {
  expect(said("undecided")).toBe("This run cannot tell whether A is.");
  expect(said("undecided", "undecided")).toBe("This run cannot tell whether A is and whether B is.");
  expect(said("undecided", "undecided", "undecided", "undecided")).toBe(
    "This run cannot tell whether A is, whether B is, whether C is and whether D is.",
  );
});

it("says what is decided first, and leaves nothing out", () => {
  expect(said("undecided", "holds", "undecided", "fails")).toBe(
    "B is. D is not. This run cannot tell whether A is and whether C is.",
  );
});

it("says last, in a sentence of its own, what such a run is not asked", () => {
  expect(said("not asked", "holds", "undecided", "not asked")).toBe(
    "B is. This run cannot tell whether C is. A quick run is not asked whether A is and whether D is.",
  );
});
