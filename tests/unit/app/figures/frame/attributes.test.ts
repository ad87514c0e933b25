import { expect, it } from "vitest";
import { readAttributes } from "../../../../../app/figures/frame/attributes.ts";

const ATTRIBUTES = { title: "prose", endpoints: "endpoints", targets: "targets?", cold: "flag?" } as const;

it("reads attributes that name several as lists, and leaves out what was not asked for", () => {
  const written = { id: "a", number: "1", title: "t", endpoints: " one  two ", cold: true };
  expect(readAttributes(ATTRIBUTES, written)).toEqual({ title: "t", endpoints: ["one", "two"], cold: true });
});

it("refuses attributes without one that is needed, or with one of another kind, by its name", () => {
  expect(() => readAttributes(ATTRIBUTES, { title: "t" })).toThrow(/expected string.*\n.*endpoints/);
  expect(() => readAttributes(ATTRIBUTES, { title: "t", endpoints: "one", cold: "yes" })).toThrow(/cold/);
});
