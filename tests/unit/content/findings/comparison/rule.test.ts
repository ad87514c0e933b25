import { expect, it } from "vitest";
import type { Estimate, Quantity } from "../../../../../content/findings/comparison/quantity.ts";
import { judgeQuantities } from "../../../../../content/findings/comparison/rule.ts";

const known = (value: number, standardError: number, freedom = 20): Estimate => ({
  ...{ estimate: Math.log(value), standardError, freedom },
});
const quantity = (theirs: Estimate | null, yours: Estimate | null, barrier: string | null = null): Quantity => ({
  ...{ name: "growth", unit: "", theirs, yours, barrier, excuse: null },
});
const judgeOne = (one: Quantity) => judgeQuantities([one])[0];

it("reproduces what lies within the range of another run like theirs", () => {
  const found = judgeOne(quantity(known(10, 0.02), known(10.1, 0.005)));
  expect(found).toMatchObject({ verdict: "reproduced", ratio: { estimate: expect.closeTo(1.01, 3) } });
  expect(found?.theirs).toBe("10.0 (9.59 to 10.4)");
});

it("tells apart what lies wholly outside", () => {
  expect(judgeOne(quantity(known(10, 0.01), known(15, 0.01)))?.verdict).toBe("differs");
});

it("decides nothing of what lies partly outside", () => {
  expect(judgeOne(quantity(known(10, 0.01), known(10.5, 0.03)))?.verdict).toBe("undecided");
});

it("never tells runs apart by less than one start differs from another, however sharply they are known", () => {
  expect(judgeOne(quantity(known(10, 0.0001), known(10.6, 0.0001)))?.verdict).toBe("reproduced");
});

it("decides nothing where the range reaches half or twice their value", () => {
  const found = judgeOne(quantity(known(10, 0.4), known(10, 0.01)));
  expect(found).toMatchObject({ verdict: "undecided", why: expect.stringContaining("excludes too little") });
});

it("has to be the surer of a difference the more quantities there are", () => {
  const apart = quantity(known(10, 0.02, 8), known(11.9, 0.02, 8));
  const alike = Array.from({ length: 300 }, () => quantity(known(10, 0.01), known(10, 0.01)));
  expect(judgeOne(apart)?.verdict).toBe("differs");
  const [first, ...others] = judgeQuantities([apart, ...alike]);
  expect(first).toMatchObject({ verdict: "undecided", why: expect.stringContaining("one of 301 quantities") });
  expect(others.every(({ verdict }) => verdict === "reproduced")).toBe(true);
});

it("counts only quantities that can be compared", () => {
  const apart = quantity(known(10, 0.02, 8), known(11.9, 0.02, 8));
  const hindered = Array.from({ length: 300 }, () => quantity(known(10, 0.01), known(10, 0.01), "another machine"));
  expect(judgeQuantities([apart, ...hindered])[0]?.verdict).toBe("differs");
});

it("says why two numbers cannot be compared, whatever they are", () => {
  const found = judgeOne(quantity(known(10, 0.01), known(100, 0.01), "4 workers there, 2 here"));
  expect(found).toMatchObject({ verdict: "undecided", why: "not to be compared: 4 workers there, 2 here" });
});

it("says which run has no interval", () => {
  expect(judgeOne(quantity(null, known(10, 0.01)))).toMatchObject({
    ...{
      verdict: "undecided",
      why: "theirs was not repeated, and has no interval",
      theirs: "not measured",
      ratio: null,
    },
  });
  expect(judgeOne(quantity(known(10, 0.01), null))?.why).toBe("yours was not repeated, and has no interval");
});

it("does not call different what may differ for another reason than the servers, and still reproduces it", () => {
  const excuse = "each request asked for 1 s of work there and for 2 s here";
  const apart = { ...quantity(known(10, 0.01), known(15, 0.01)), excuse };
  expect(judgeOne(apart)).toMatchObject({
    verdict: "undecided",
    why: expect.stringMatching(/wholly outside.*but each/),
  });
  expect(judgeOne({ ...quantity(known(10, 0.01), known(10, 0.01)), excuse })?.verdict).toBe("reproduced");
});
