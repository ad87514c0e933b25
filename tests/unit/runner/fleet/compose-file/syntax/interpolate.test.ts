import { expect, it } from "vitest";
import { interpolate } from "../../../../../../runner/fleet/compose-file/syntax/interpolate.ts";

it("replaces variables in every string, however deep", () => {
  expect(interpolate({ a: ["--port", "${PORT:-5000}"], b: { c: "${PORT}" }, d: 3 }, { PORT: "7" })).toEqual({
    a: ["--port", "7"],
    b: { c: "7" },
    d: 3,
  });
});

it("uses the default where a variable is absent or empty", () => {
  expect(interpolate("${A:-x}${B:-y}", { B: "" })).toBe("xy");
});

it("leaves a doubled dollar as one", () => {
  expect(interpolate("$${A} costs $$5", {})).toBe("${A} costs $5");
});

it("refuses a variable that has neither value nor default", () => {
  expect(() => interpolate("${A}", {})).toThrow(/expected a value for \$\{A\}/);
});
