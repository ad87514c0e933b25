import { expect, it } from "vitest";
import { threeDigits } from "../../../../content/findings/three-digits.ts";

it.each([
  [0.0917, "0.0917"],
  [1.8, "1.80"],
  [999.4, "999"],
  [1970.3, "1970"],
  [23_800, "23800"],
])("says %d as a reader would write it", (number, said) => {
  expect(threeDigits(number)).toBe(said);
});
