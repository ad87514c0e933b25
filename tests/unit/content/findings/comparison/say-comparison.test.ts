import { expect, it } from "vitest";
import type { Agreement } from "../../../../../content/findings/comparison/compared-claims.ts";
import type { ComparedQuantity } from "../../../../../content/findings/comparison/quantity.ts";
import { sayClaims, sayQuantities } from "../../../../../content/findings/comparison/say-comparison.ts";

const quantity = (verdict: ComparedQuantity["verdict"], isComparable = true): ComparedQuantity => ({
  ...{ name: "growth", theirs: "", yours: "", ratio: null, why: "", verdict, isComparable },
});
const [same, other, open, apart] = [
  quantity("reproduced"),
  quantity("differs"),
  quantity("undecided"),
  quantity("undecided", false),
];

it.each([
  [[], "The two runs have no quantity in common: no target of one was asked the same in the other."],
  [[same, same, other], "Of 3 quantities that both have, 2 are reproduced and 1 differs."],
  [[same, open, open], "Of 3 quantities that both have, 1 is reproduced and 0 differ; 2 cannot be decided."],
  [
    [same, apart, open, apart],
    "Of 4 quantities that both have, 1 is reproduced and 0 differ; 2 cannot be compared and 1 cannot be decided.",
  ],
  [[apart], "Of 1 quantity that both have, none is decided: 1 cannot be compared."],
])("says what a comparison comes to, and what of it cannot be compared: case %#", (quantities, said) => {
  expect(sayQuantities({ groups: [{ title: "Bursts", quantities }] })).toBe(said);
});

it.each([
  ["agree agree", "Both runs decide both of the article's claims, and agree on both."],
  ["agree agree agree", "Both runs decide all 3 of the article's claims, and agree on all of them."],
  [
    "agree agree open",
    "Both runs decide 2 of the article's 3 claims, and agree on both. Of the others, on 1 at least one of them cannot tell.",
  ],
  [
    "agree disagree not-measured",
    "Both runs decide 2 of the article's 3 claims, and disagree on 1: what holds in one fails in the other. Of the others, 1 is about what one of them did not measure.",
  ],
  [
    "open not-measured not-measured",
    "Of the article's 3 claims, both runs decide none: they can neither confirm nor contradict each other. On 1 at least one of them cannot tell; 2 are about what one of them did not measure.",
  ],
  [
    "not-comparable open",
    "Of the article's 2 claims, both runs decide none that can be compared: they can neither confirm nor contradict each other. On 1 their verdicts differ, which cannot be compared; on 1 at least one of them cannot tell.",
  ],
  [
    "agree not-asked not-measured",
    "Both runs decide 1 of the article's 3 claims, and agree on it. Of the others, 1 is not asked of a quick run; 1 is about what one of them did not measure.",
  ],
])("says whether two runs agree on claims: %s", (agreements, said) => {
  const claims = agreements.split(" ").map((one) => ({ agreement: one.replace("-", " ") as Agreement }));
  expect(sayClaims(claims)).toBe(said);
});
