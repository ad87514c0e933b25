import { expect, it, vi } from "vitest";
import { rememberedByFile } from "../../../../../../app/article/mdx/check/remembered-by-file.ts";

it("makes anew what was made of a file where its text has changed, and nothing else", () => {
  const make = vi.fn((text: string) => ({ text }));
  const remembered = rememberedByFile(make);
  const first = remembered("a.yml", "one");
  expect(remembered("a.yml", "one")).toBe(first);
  expect(remembered("b.yml", "two")).toEqual({ text: "two" });
  expect(remembered("a.yml", "one")).toBe(first);
  expect(remembered("a.yml", "other")).toEqual({ text: "other" });
  expect(remembered("a.yml", "one")).not.toBe(first);
  expect(make).toHaveBeenCalledTimes(4);
});

it("remembers nothing of a text that nothing can be made of", () => {
  const remembered = rememberedByFile((text) => JSON.parse(text) as unknown);
  for (const _ of [1, 2]) expect(() => remembered("a.json", "{")).toThrow(SyntaxError);
  expect(remembered("a.json", "{}")).toEqual({});
});
