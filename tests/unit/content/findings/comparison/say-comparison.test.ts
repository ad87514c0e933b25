import { expect, it } from "vitest";
import type { ComparedQuantity } from "../../../../../content/findings/comparison/quantity.ts";
import { sayQuantities } from "../../../../../content/findings/comparison/say-comparison.ts";

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
