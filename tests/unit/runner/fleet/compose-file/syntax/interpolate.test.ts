import { expect, it } from "vitest";
import { interpolate, substitute } from "../../../../../../runner/fleet/compose-file/syntax/interpolate.ts";
import type { Path } from "../../../../../../runner/fleet/compose-file/syntax/yaml-tree.ts";

const lookup = (name: string) => ({ PORT: "7", EMPTY: "" })[name];
const refuse = (path: Path, reason: string) => new Error(`${path.join("/")}: ${reason}`);

it("replaces variables in every string, however deep", () => {
  const value = { a: ["--port", "${PORT:-5000}"], b: { c: "${PORT}" }, d: 3, e: null };
  expect(interpolate(value, { lookup }, refuse)).toEqual({ a: ["--port", "7"], b: { c: "7" }, d: 3, e: null });
});

it("tells the place of a string that cannot be interpolated", () => {
  const wrong = () => interpolate({ a: ["x", "${PORT"] }, { lookup }, refuse);
  expect(wrong).toThrow(/^a\/1: expected \$\{NAME\}.*got \$\{PORT; /);
});

it("refuses a variable that is demanded and not set, with what the file says of it", () => {
  expect(() => substitute("${A?state ${PORT}}", { lookup })).toThrow("expected a value for A, got none (state 7)");
  expect(() => substitute("${EMPTY:?}", { lookup })).toThrow("expected a value for EMPTY, got none; ");
});

it("takes one that is demanded for an empty one in a draft", () => {
  expect(substitute("a${A:?no}b", { lookup, draft: true })).toBe("ab");
});
