import { expect, it } from "vitest";
import { differences } from "../../../../../runner/run/resume/differences.ts";

it("finds nothing where all is the same, in whatever order its keys are", () => {
  expect(differences({ a: 1, b: [1, { c: null }] }, { b: [1, { c: null }], a: 1 })).toEqual([]);
});

it("says where, from what and to what, also of what appeared or is gone", () => {
  expect(differences({ a: { b: 1 }, c: [1] }, { a: { b: 2, d: "x" } })).toEqual([
    "  a.b: was 1, is 2",
    '  a.d: was nothing, is "x"',
    "  c: was [1], is nothing",
  ]);
});
